import { describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { WireWalk } from '../../../../main/capture/wire-walk'
import type { WireBytes } from '../../../../shared/formats/session-format'
import type { SessionEvent } from '../../../../shared/session/session-event'
import { temporaryFolder } from './capture-scenario'
import { writeSmallCapture } from './small-capture'

const folder = temporaryFolder()

describe('WireWalk', () => {
  it('gives the streams byte for byte, each frame before its event', async () => {
    const { file } = await writeSmallCapture(folder)
    const reader = await CaptureReader.open(file)
    const walk = new WireWalk(reader)
    const told: { readonly event: SessionEvent; readonly wire: readonly WireBytes[] }[] = []
    for await (const event of reader.events()) {
      const wire: WireBytes[] = []
      for await (const bytes of walk.before(event)) wire.push(bytes)
      told.push({ event, wire })
    }
    for (const direction of ['sent', 'received'] as const) {
      const parts = told.flatMap(({ wire }) => wire.filter((each) => each.direction === direction))
      const stream = await reader.wire.stream(1, direction, 0, 100_000)
      expect(Buffer.concat(parts.map(({ bytes }) => bytes)).equals(stream)).toBe(true)
    }
    for (const { event, wire } of told) {
      const length = event.kind === 'frame' ? event.headerLength + event.payloadLength : 0
      expect(wire.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(length)
    }
    await reader.close()
  })
})
