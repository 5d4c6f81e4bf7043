import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Direction } from '../../../../shared/session/direction'
import { MAX_CONNECTIONS, SessionSurvey } from '../../../../shared/survey/session-survey'
import { FIRST_WIDTH } from '../../../../shared/survey/time-buckets'

interface Place {
  readonly connection: number
  readonly time: number
}
type Surveyed = Place &
  (
    | { readonly kind: 'frame'; readonly direction: Direction; readonly opcode: number; readonly wireLength: number }
    | {
        readonly kind: 'message'
        readonly direction: Direction
        readonly compressed: boolean
        readonly wireLength: number
        readonly length: number
      }
    | { readonly kind: 'problem' | 'other' }
  )

const place = { connection: fc.integer({ min: 1, max: 3 }), time: fc.integer({ min: 0, max: 20 * FIRST_WIDTH }) }
const direction = fc.constantFrom<Direction>('sent', 'received')
const event: fc.Arbitrary<Surveyed> = fc.oneof(
  fc.record({ ...place, kind: fc.constant('frame' as const), direction, opcode: fc.nat(15), wireLength: fc.nat(9999) }),
  fc.record({
    ...place,
    kind: fc.constant('message' as const),
    direction,
    compressed: fc.boolean(),
    wireLength: fc.integer({ min: 1, max: 9999 }),
    length: fc.nat(99_999),
  }),
  fc.record({ ...place, kind: fc.constantFrom('problem' as const, 'other' as const) }),
)

function surveyOf(events: readonly Surveyed[]): SessionSurvey {
  const survey = new SessionSurvey()
  for (const each of events) {
    if (each.kind === 'frame') survey.addFrame(each, each.direction, each.opcode, each.wireLength)
    else if (each.kind === 'message')
      survey.addMessage(each, each.direction, each.compressed, each.wireLength, each.length)
    else if (each.kind === 'problem') survey.addProblem(each)
    else survey.addOther(each)
  }
  return survey
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe('SessionSurvey', () => {
  it('adds up each connection like a pass over its events', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const { connections } = surveyOf(events)
        expect(connections.map(({ connection }) => connection)).toEqual(
          [...new Set(events.map(({ connection }) => connection))].toSorted((one, other) => one - other),
        )
        for (const found of connections) {
          const own = events.filter(({ connection }) => connection === found.connection)
          expect(found.firstTime).toBe(own[0]!.time)
          expect(found.lastTime).toBe(Math.max(...own.map(({ time }) => time)))
          expect(found.problems).toBe(own.filter(({ kind }) => kind === 'problem').length)
          for (const way of ['sent', 'received'] as const) {
            const frames = own.flatMap((each) => (each.kind === 'frame' && each.direction === way ? [each] : []))
            const messages = own.flatMap((each) => (each.kind === 'message' && each.direction === way ? [each] : []))
            const compressed = messages.filter((each) => each.compressed)
            expect(found[way]).toMatchObject({
              frames: frames.length,
              controlFrames: frames.filter(({ opcode }) => opcode >= 8).length,
              messages: messages.length,
              wireBytes: sum(frames.map(({ wireLength }) => wireLength)),
              compressionRatio:
                compressed.length === 0
                  ? null
                  : sum(compressed.map(({ length }) => length)) / sum(compressed.map(({ wireLength }) => wireLength)),
            })
            expect(found[way].sizes?.max ?? null).toBe(
              messages.length === 0 ? null : Math.max(...messages.map(({ length }) => length)),
            )
          }
        }
      }),
    )
  })

  it('adds up time like a pass over all events', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const { start, width, ...columns } = surveyOf(events).series(0, null, 7)
        const totals = Array.from(columns.problems, (_, bucket) => {
          const from = start + bucket * width
          const own = events.filter(({ time }) => time >= from && time < from + width)
          return [
            own.filter((each) => each.kind === 'message' && each.direction === 'sent').length,
            sum(own.map((each) => (each.kind === 'frame' && each.direction === 'received' ? each.wireLength : 0))),
            own.filter((each) => each.kind === 'frame' && each.direction === 'sent' && each.opcode >= 8).length,
            own.filter(({ kind }) => kind === 'problem').length,
          ]
        })
        const { sentMessages, receivedBytes, sentControl, problems } = columns
        expect(totals).toEqual(
          Array.from(problems, (_, bucket) => [
            sentMessages[bucket],
            receivedBytes[bucket],
            sentControl[bucket],
            problems[bucket],
          ]),
        )
      }),
    )
  })

  it('measures from a ping to its pong on the same connection', () => {
    const survey = new SessionSurvey()
    survey.addPing({ connection: 1, time: 100 }, 'a')
    survey.addPing({ connection: 2, time: 150 }, 'a')
    survey.addPong({ connection: 1, time: 400 }, 'a')
    expect(survey.connections.map(({ roundTrips }) => roundTrips?.median)).toEqual([300, undefined])
  })

  it('counts what concerns the session as a whole in time alone', () => {
    const survey = surveyOf([{ kind: 'problem', connection: 0, time: 5 }])
    survey.addLost(6, 10)
    expect(survey.connections).toEqual([])
    expect([...survey.series(0, null, 1).problems]).toEqual([11])
  })

  it('says how many connections it left out', () => {
    const survey = new SessionSurvey()
    for (let round = 0; round < 2; round++)
      for (let connection = 1; connection <= MAX_CONNECTIONS + 5; connection++) survey.addOther({ connection, time: 0 })
    expect(survey.connections).toHaveLength(MAX_CONNECTIONS)
    expect(survey.connectionsLeftOut).toBe(5)
  })
})
