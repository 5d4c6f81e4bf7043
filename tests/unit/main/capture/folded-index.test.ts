import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FoldedIndex } from '../../../../main/capture/folded-index'
import { HeartbeatFolder } from '../../../../main/capture/heartbeat-folder'
import type { TimelineRow } from '../../../../shared/session/timeline-row'

const SECOND = 1_000_000_000

type Step =
  | { readonly kind: 'data' | 'beat' }
  | { readonly kind: 'ping' | 'pong'; readonly connection: number; readonly payload: string; readonly shown: boolean }
  /** What was found is told. */
  | { readonly kind: 'report' }
  | { readonly kind: 'fold'; readonly at: number }

const control = fc.record({
  kind: fc.constantFrom('ping' as const, 'pong' as const),
  connection: fc.integer({ min: 1, max: 2 }),
  payload: fc.constantFrom('a', 'b'),
  shown: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: control },
    { weight: 4, arbitrary: fc.constant({ kind: 'beat' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'data' as const }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'report' as const }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('fold' as const), at: fc.nat(60) }) },
  ),
  { maxLength: 80, size: 'max' },
)

const rowsOf = async (events: readonly number[]): Promise<TimelineRow[]> =>
  events.map((event) => ({ event, connection: 1, time: event, kind: 'note', code: 'paused-by-disk', params: {} }))
const readAll = (index: FoldedIndex) => index.read(0, Number.MAX_SAFE_INTEGER, rowsOf)

/** The events of the rows, where those of a collapsed fold are its own. */
function unfolded(rows: readonly TimelineRow[], events: readonly number[]): readonly number[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'heartbeats') return [row.event]
    return row.expanded ? [] : events.filter((event) => event >= row.event && event <= row.lastEvent)
  })
}

/** Plays steps, and calls after each report. Event numbers are every third one. */
async function play(played: readonly Step[], look: (index: FoldedIndex, events: readonly number[]) => Promise<void>) {
  const folder = new HeartbeatFolder()
  const index = new FoldedIndex()
  const events: number[] = []
  let told = 0
  let time = 0
  for (const step of played) {
    time += SECOND
    if (step.kind === 'report') {
      index.append(events.slice(told), folder.takeFolds(), folder.open)
      told = events.length
      await look(index, events)
      continue
    }
    if (step.kind === 'fold') {
      index.setFold(step.at * 3, null)
      await look(index, events.slice(0, told))
      continue
    }
    if (!('shown' in step) || step.shown) events.push(events.length * 3)
    if ('shown' in step)
      folder[step.kind]({ connection: step.connection, time, received: false }, step.payload, step.shown)
    else if (step.kind === 'data') folder.other()
    else folder.message({ connection: 1, time, received: true })
  }
}

describe('a folded index', () => {
  it('loses nothing: its rows, with what folds hold, are the events of the view in order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (played) =>
        play(played, async (index, events) => {
          const rows = await readAll(index)
          expect(rows).toHaveLength(index.rows)
          expect(unfolded(rows, events)).toEqual(events)
          const folds = rows.filter((row) => row.kind === 'heartbeats')
          const held = folds.map((fold) => events.filter((event) => event >= fold.event && event <= fold.lastEvent))
          expect(folds.map(({ count }) => count)).toEqual(held.map(({ length }) => length))
        }),
      ),
    )
  })

  it('finds every event: in its own row, or in that of its fold', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (played) =>
        play(played, async (index, events) => {
          const rows = await readAll(index)
          const isFound = events.map((event) => {
            const { row, exact, folded } = index.locate(event)
            const found = rows[row]
            if (!exact || !found) return false
            if (found.kind !== 'heartbeats') return !folded && found.event === event
            return folded && !found.expanded && event >= found.event && event <= found.lastEvent
          })
          expect(isFound).toEqual(events.map(() => true))
          expect(index.locate(1)).toEqual({ ...index.locate(3), exact: false })
          expect(index.locate(1e9)).toEqual({ row: index.rows, exact: false, folded: false })
        }),
      ),
    )
  })

  it('reads any page as a part of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(100), fc.nat(20), (played, from, count) =>
        play(played, async (index) => {
          const rows = await readAll(index)
          expect(await index.read(from, count, rowsOf)).toEqual(rows.slice(from, from + count))
        }),
      ),
    )
  })

  it('never takes a row away by itself, and leaves those that are settled as they are', async () => {
    const untouched = steps.map((played) => played.filter(({ kind }) => kind !== 'fold'))
    await fc.assert(
      fc.asyncProperty(untouched, fc.boolean(), async (played, expands) => {
        let before: readonly TimelineRow[] = []
        let settled = 0
        await play(played, async (index, events) => {
          const rows = await readAll(index)
          expect(rows.length).toBeGreaterThanOrEqual(before.length)
          expect(rows.slice(0, settled)).toEqual(before.slice(0, settled))
          if (expands) for (const event of events) index.setFold(event, true)
          before = await readAll(index)
          settled = index.settledRows
        })
      }),
    )
  })

  it('expands and collapses, and says how many rows that makes', async () => {
    const index = new FoldedIndex()
    const fold = { start: 1, length: 3, connection: 1, period: null, roundTrips: null }
    index.append([0, 5, 6, 7, 9], [fold], null)
    expect(index.rows).toBe(3)
    expect(index.setFold(6, true)).toEqual({ row: 1, added: 3 })
    expect(index.setFold(6, true)).toEqual({ row: 1, added: 0 })
    expect((await readAll(index)).map(({ event }) => event)).toEqual([0, 5, 5, 6, 7, 9])
    expect(index.locate(9)).toEqual({ row: 5, exact: true, folded: false })
    expect(index.setFold(6, null)).toEqual({ row: 1, added: -3 })
    expect(index.setFold(9, true)).toBeNull()
  })
})
