import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CaptureReader } from '../../../../main/capture/capture-reader'
import { ExportedCapture } from '../../../../main/capture/exported-capture'
import type { EventContent } from '../../../../shared/formats/session-format'
import type { EventChoice } from '../../../../shared/session/event-choice'
import type { SessionEvent } from '../../../../shared/session/session-event'
import { ViewRun } from '../../../support/view-run'
import { step, temporaryFolder } from './capture-scenario'
import { reading, recordSteps } from './record-steps'

const folder = temporaryFolder()
const steps = fc.array(step, { maxLength: 60, size: 'max' })
const part = {
  kind: 'frame',
  connection: 0,
  direction: 'sent',
  control: false,
  text: true,
  fin: true,
  masked: true,
  compressed: false,
  length: 10,
  chunks: [100],
} as const

interface Given {
  readonly event: SessionEvent
  readonly content: EventContent
}

async function exported(reader: CaptureReader, choice: EventChoice, together: boolean): Promise<readonly Given[]> {
  const run = new ViewRun(() => Promise.resolve(reader))
  const capture = new ExportedCapture(reader, { state: 'on' }, (view) => run.views.findComplete('session', view))
  const given: Given[] = []
  for await (const page of capture.pages(choice, together))
    for (const event of page) {
      const { payload, ...content } = await capture.content(event)
      // A view of the block is valid no longer than its page.
      given.push({ event, content: { payload: payload && Uint8Array.from(payload), ...content } })
    }
  run.views.stop()
  return given
}

/** Megabytes are compared faster so. */
const told = ({ payload, ...content }: Partial<EventContent> = {}) => ({
  ...content,
  payload: payload && createHash('sha256').update(payload).digest('hex'),
})

const numbers = (given: readonly Given[]): readonly number[] => given.map(({ event }) => event.event)

describe('ExportedCapture', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('gives every event with what it carries, wherever that lies', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const { file, scenario } = await recordSteps(folder, played)
        await reading(file, async (reader) => {
          const given = await exported(reader, { kind: 'all' }, true)
          expect(given.map(({ event }) => event)).toEqual(scenario.expected.map(({ event }) => event))
          for (const [index, { event, payload, frames }] of scenario.expected.entries())
            expect(told(given[index]?.content)).toEqual(
              told({ payload, frames: event.kind === 'message' ? frames : [] }),
            )
        })
      }),
      { numRuns: 30 },
    )
  })

  it('gives exactly what was chosen, or together with what belongs to it', async () => {
    const { file } = await recordSteps(folder, [
      { ...part, fin: false }, // 0
      { ...part, direction: 'received' }, // 1, 2
      part, // 3, 4
      { ...part, connection: 1 }, // 5, 6
    ])
    await reading(file, async (reader) => {
      const events = async (choice: EventChoice, together: boolean) => numbers(await exported(reader, choice, together))
      expect(await events({ kind: 'events', events: [4, 2] }, false)).toEqual([2, 4])
      expect(await events({ kind: 'events', events: [4] }, true)).toEqual([0, 3, 4])
      expect(await events({ kind: 'events', events: [0] }, true)).toEqual([0, 3, 4])
      expect(await events({ kind: 'connection', connection: 2 }, true)).toEqual([5, 6])
      expect(await events({ kind: 'from', event: 5, connection: null }, false)).toEqual([5, 6])
    })
  })

  it('waits until a filter has found all that it will', async () => {
    const { file } = await recordSteps(folder, [part, { ...part, length: 30 }, part])
    await reading(file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const view = await run.open('len:30')
      const capture = new ExportedCapture(reader, { state: 'on' }, (each) => run.views.findComplete('session', each))
      const found: number[] = []
      for await (const page of capture.pages({ kind: 'view', view }, false))
        found.push(...page.map(({ event }) => event))
      run.views.stop()
      expect(found).toEqual([2, 3])
    })
  })

  it('has no views where it was given none', async () => {
    const { file } = await recordSteps(folder, [part])
    await reading(file, async (reader) => {
      const pages = new ExportedCapture(reader, { state: 'on' }).pages({ kind: 'view', view: 1 }, false)
      await expect(pages.next()).rejects.toMatchObject({ error: { code: 'view-not-found' } })
    })
  })

  it('finds the message that a frame is a part of', async () => {
    const { file } = await recordSteps(folder, [{ ...part, fin: false }, { kind: 'pause' }, part, part])
    await reading(file, async (reader) => {
      const capture = new ExportedCapture(reader, { state: 'on' })
      const found: unknown[] = []
      for await (const page of capture.pages({ kind: 'all' }, true))
        for (const event of page)
          if (event.kind === 'frame') {
            const message = await capture.messageOf(event)
            found.push([message?.event.event, message?.content.payload?.length])
          }
      expect(found).toEqual([
        [2, 20],
        [2, 20],
        [4, 10],
      ])
    })
  })
})
