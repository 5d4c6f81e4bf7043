import { describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { WireWalk, type WireStep } from '../../../../main/capture/wire-walk'
import { temporaryFolder } from './capture-scenario'
import { writeSmallCapture } from './small-capture'

const folder = temporaryFolder()

describe('WireWalk', () => {
  it('gives the streams byte for byte, each frame before its event', async () => {
    const { file } = await writeSmallCapture(folder)
    const reader = await CaptureReader.open(file)
    const steps: WireStep[] = []
    for await (const step of new WireWalk(reader).steps()) steps.push(step)

    for (const direction of ['sent', 'received'] as const) {
      const parts = steps.flatMap((step) =>
        step.kind === 'bytes' && step.wire.direction === direction ? [step.wire.bytes] : [],
      )
      const stream = await reader.streamBytes(1, direction, 0, 100_000)
      expect(Buffer.concat(parts).equals(stream)).toBe(true)
    }
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1]
      if (step.kind !== 'event' || step.event.kind !== 'frame') continue
      expect(before).toMatchObject({ kind: 'bytes', of: { kind: 'frame', frame: step.event, offset: 0 } })
    }
    expect(steps.filter(({ kind }) => kind === 'event')).toHaveLength(reader.eventCount)
    await reader.close()
  })
})
