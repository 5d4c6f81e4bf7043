import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CaptureReader } from '../../../../main/capture/capture-reader'
import { RecordedMessages } from '../../../../main/capture/recorded-messages'
import type { RecordedMessage } from '../../../../shared/replay/recorded-message'
import type { EventChoice } from '../../../../shared/session/event-choice'
import { eventClass } from '../../../../shared/session/event-class'
import type { FrameEvent, MessageEvent, SessionEvent } from '../../../../shared/session/session-event'
import { ViewRun } from '../../../support/view-run'
import { step, temporaryFolder, type ExpectedEvent } from './capture-scenario'
import { reading, recordSteps } from './record-steps'

const folder = temporaryFolder()
/** In rising order, without overlaps. */
const spans = fc
  .uniqueArray(fc.nat(80), { minLength: 2, maxLength: 8 })
  .map((events) => events.toSorted((one, other) => one - other))
  .map((events) => events.slice(0, -1).flatMap((event, at) => (at % 2 === 0 ? [[event, events[at + 1] ?? event]] : [])))
  .map((pairs) => pairs as [number, number][])

const steps = fc.array(step, { maxLength: 60, size: 'max' })

describe('RecordedMessages', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('gives the messages that were chosen, those of chosen frames, and all in between', async () => {
    const choice = fc.oneof(
      fc.constant({ kind: 'all' } as const),
      fc.record({ kind: fc.constant('connection' as const), connection: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant('from' as const), event: fc.nat(80), connection: fc.constantFrom(null, 1) }),
      fc.record({ kind: fc.constant('events' as const), events: fc.array(fc.nat(80), { minLength: 1, maxLength: 9 }) }),
      fc.record({ kind: fc.constant('view' as const), view: fc.nat(0xffff) }),
      fc.record({ kind: fc.constant('view' as const), view: fc.nat(0xffff), spans }),
    )
    await fc.assert(
      fc.asyncProperty(steps, choice, async (played, chosen) => {
        const { file, scenario } = await recordSteps(folder, played)
        await reading(file, async (reader) => {
          const given = await messagesOf(reader, chosen)
          const wanted = chosenMessages(scenario.expected, chosen)
          expect(given.filter((message) => message.chosen).map(({ event }) => event)).toEqual(wanted)
          const all = messagesIn(scenario.expected).map(({ event }) => event)
          const first = Math.max(0, all.indexOf(given[0]?.event ?? -1))
          expect(given.map(({ event }) => event)).toEqual(all.slice(first, first + given.length))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('gives what a filter found, and the replies up to the next message of the direction', async () => {
    const frame = { kind: 'frame', connection: 0, control: false, text: true, fin: true, masked: false } as const
    const said = (direction: 'sent' | 'received', length: number) =>
      ({ ...frame, direction, compressed: false, length, chunks: [1000] }) as const
    const { file } = await recordSteps(folder, [
      said('sent', 10),
      said('received', 20),
      said('sent', 30),
      said('received', 20),
      said('received', 20),
      said('sent', 40),
      said('received', 20),
    ])
    await reading(file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const view = await run.open('len:30')
      await run.whenDone(view)
      const messages = new RecordedMessages(reader, (each) => run.views.find('session', each))
      const given: RecordedMessage[] = []
      for await (const page of messages.pages({ kind: 'view', view }, 'sent')) given.push(...page)
      expect(given.map(({ event, chosen }) => [event, chosen])).toEqual([
        [5, true],
        [7, false],
        [9, false],
      ])

      const others = await run.open('len:20')
      await run.whenDone(others)
      const choice = {
        kind: 'view',
        view: others,
        spans: [
          [0, 4],
          [9, 13],
        ],
      } as EventChoice
      const selected: RecordedMessage[] = []
      for await (const page of messages.pages(choice, 'received')) selected.push(...page)
      expect(selected.filter(({ chosen }) => chosen).map(({ event }) => event)).toEqual([3, 9, 13])
    })
  })

  it('knows the lengths of frames where a message was not compressed', async () => {
    const part = { kind: 'frame', connection: 0, direction: 'sent', control: false, text: true, masked: true } as const
    const { file } = await recordSteps(folder, [
      { ...part, fin: false, compressed: false, length: 10, chunks: [100] },
      { ...part, fin: true, compressed: false, length: 5, chunks: [100] },
      { ...part, fin: true, compressed: true, length: 5, chunks: [100] },
    ])
    await reading(file, async (reader) => {
      const messages = new RecordedMessages(reader, noView)
      expect(await messages.frameLengths(2)).toEqual([10, 5])
      expect(await messages.frameLengths(4)).toBeNull()
    })
  })
})

const noView = (): never => {
  throw new Error('there are no views')
}

async function messagesOf(reader: CaptureReader, choice: EventChoice): Promise<RecordedMessage[]> {
  const run = new ViewRun(() => Promise.resolve(reader))
  const messages = new RecordedMessages(reader, (view) => run.views.find('session', view))
  const given: RecordedMessage[] = []
  for await (const page of messages.pages(choice, 'sent')) given.push(...page)
  return given
}

const messagesIn = (expected: readonly ExpectedEvent[]): readonly MessageEvent[] =>
  expected.map(({ event }) => event).filter((event) => event.kind === 'message')

function chosenMessages(expected: readonly ExpectedEvent[], choice: EventChoice): readonly number[] {
  const isChosen = (event: SessionEvent): boolean => {
    switch (choice.kind) {
      case 'all':
        return true
      case 'connection':
        return event.connection === choice.connection
      case 'from':
        return event.event >= choice.event && (choice.connection === null || event.connection === choice.connection)
      case 'events':
        return choice.events.includes(event.event)
      case 'view':
        return (
          ((1 << eventClass(event)) & Number(choice.view)) !== 0 &&
          (choice.spans?.some(([first, last]) => first <= event.event && event.event <= last) ?? true)
        )
    }
  }
  const framesOf = (message: MessageEvent): readonly SessionEvent[] =>
    expected.map(({ event }) => event).filter((event): event is FrameEvent => belongs(event, message))
  return messagesIn(expected)
    .filter((message) => isChosen(message) || framesOf(message).some(isChosen))
    .map(({ event }) => event)
}

const belongs = (event: SessionEvent, message: MessageEvent): boolean =>
  event.kind === 'frame' &&
  event.message === message.message &&
  event.connection === message.connection &&
  event.direction === message.direction &&
  event.event < message.event
