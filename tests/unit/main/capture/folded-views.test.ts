import fc from 'fast-check'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { quickFilterMask, showAll } from '../../../../shared/session/event-class'
import type { TimelineRow } from '../../../../shared/session/timeline-row'
import { ViewRun } from '../../../support/view-run'
import { temporaryFolder } from './capture-scenario'
import { HeartbeatRecording, type RecordedBeat } from './record-heartbeats'
import { reading } from './record-steps'

const folder = temporaryFolder()
const RULE = 'json.type:ping or json.type:pong'
const frames = quickFilterMask(showAll)
const messages = quickFilterMask({ ...showAll, unit: 'messages' })
let files = 0
const nextFile = () => path.join(folder, `${files++}.framescope`)

const sent = (kind: RecordedBeat['kind'], payload: string): RecordedBeat => ({ kind, direction: 'sent', payload })
const received = (kind: RecordedBeat['kind'], payload: string): RecordedBeat => ({
  kind,
  direction: 'received',
  payload,
})
const pair = (payload: string) => [sent('ping', payload), received('pong', payload)]
const appPair = [sent('text', '{"type":"ping"}'), received('text', '{"type":"pong"}')]
const data = received('text', '{"type":"tick"}')

async function rowsOf(run: ViewRun, view: string): Promise<readonly TimelineRow[]> {
  return (await (await run.views.find('session', view)).rows(0, Number.MAX_SAFE_INTEGER)).rows
}

/** A row as a word: how many, or what it carries. */
const asWord = (row: TimelineRow): string =>
  row.kind === 'heartbeats'
    ? `×${row.count}`
    : 'preview' in row && row.preview.kind === 'text'
      ? row.preview.text
      : row.kind

async function recorded(beats: readonly RecordedBeat[]): Promise<string> {
  const file = nextFile()
  const recording = await HeartbeatRecording.create(file)
  for (const beat of beats) recording.add(beat)
  await recording.writer.close({ state: 'closed', error: null })
  return file
}

async function fold(beats: readonly RecordedBeat[], mask: number, filter = '', rule = RULE) {
  return reading(await recorded(beats), async (reader) => {
    const run = new ViewRun(() => Promise.resolve(reader))
    const view = await run.open(filter, mask, '', rule)
    const progress = await run.whenDone(view)
    const words = (await rowsOf(run, view)).map(asWord)
    run.views.stop()
    return { words, progress }
  })
}

const beat: fc.Arbitrary<RecordedBeat> = fc.record({
  kind: fc.constantFrom('ping', 'pong'),
  direction: fc.constantFrom('sent', 'received'),
  payload: fc.constantFrom('', 'a', 'b'),
})
const anything = fc.oneof(
  { weight: 6, arbitrary: beat.map((each) => [each]) },
  { weight: 6, arbitrary: fc.constantFrom('', 'a').map(pair) },
  { weight: 3, arbitrary: fc.constantFrom(...appPair).map((each) => [each]) },
  { weight: 2, arbitrary: fc.constant([data]) },
)
const story = fc.array(
  fc.oneof({ weight: 9, arbitrary: anything }, { weight: 1, arbitrary: fc.constant('pause' as const) }),
  {
    maxLength: 60,
    size: 'max',
  },
)

describe('a folded view', () => {
  it.each([
    ['frames', frames],
    ['messages', messages],
  ] as const)('folds %s: pings with their pongs, and what the rule says', async (_, mask) => {
    const beats = [data, ...pair('a'), ...appPair, ...pair('b'), data, sent('ping', 'lost'), data]
    const { words, progress } = await fold(beats, mask)
    expect(words).toEqual([data.payload, '×6', data.payload, 'lost', data.payload])
    expect(progress).toMatchObject({ events: 10, rows: 5, skipped: 0 })
  })

  it('folds pings alone without a rule', async () => {
    const { words } = await fold([...pair('a'), ...appPair, ...pair('')], frames, '', '')
    expect(words).toEqual(['×2', ...appPair.map(({ payload }) => payload), '×2'])
  })

  it('never takes a control frame for what the rule says', async () => {
    const { words } = await fold([sent('ping', 'x'), data, received('pong', 'y')], frames, '', 'len>0')
    expect(words).toEqual(['x', data.payload, 'y'])
  })

  it('folds what passes a filter, though it hides the pongs', async () => {
    const { words } = await fold([...pair('a'), data, ...pair('b'), sent('ping', 'lost')], frames, 'dir:sent')
    expect(words).toEqual(['×2', 'lost'])
  })

  it('says why it opens none for a rule with errors', async () => {
    await reading(await recorded([data]), async (reader) => {
      const { views } = new ViewRun(() => Promise.resolve(reader))
      const opened = await views.open('session', frames, { filter: '', needle: '', zone: 'utc', fold: 'colour:red' })
      expect(opened).toMatchObject({ view: null, errors: [{ code: 'unknown-key' }] })
      views.stop()
    })
  })

  it('tells what its rows hold', async () => {
    await reading(await recorded([...pair('a'), ...pair('b'), data]), async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const view = await run.open('', frames, '', RULE)
      await run.whenDone(view)
      const ms = 1_000_000
      expect((await rowsOf(run, view))[0]).toEqual({
        kind: 'heartbeats',
        event: 0,
        connection: 1,
        time: ms,
        count: 4,
        lastEvent: 3,
        lastTime: 4 * ms,
        period: 2 * ms,
        roundTrips: { min: ms, median: ms, max: ms },
        waiting: 0,
        expanded: false,
      })
      expect(run.views.setFold(view, 2, true)).toMatchObject({ row: 0, added: 4, progress: { rows: 6, events: 5 } })
      expect((await rowsOf(run, view)).map(asWord)).toEqual(['×4', 'a', 'a', 'b', 'b', data.payload])
      expect(run.views.setFold(view, 4, true)).toBeNull()
      run.views.stop()
    })
  })
})

describe('what is expanded in a folded view', () => {
  const words = async (run: ViewRun, view: string) => (await rowsOf(run, view)).map(asWord)

  it('is expanded under another filter too, where its run is there, and collapsed where it was', async () => {
    const beats = [...pair('a'), data, ...pair('b'), ...pair('c'), data, ...pair('d')]
    await reading(await recorded(beats), async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const open = async (filter: string, mask = frames) => {
        const view = await run.open(filter, mask, '', RULE)
        await run.whenDone(view)
        return view
      }
      const first = await open('')
      expect(await words(run, first)).toEqual(['×2', data.payload, '×4', data.payload, '×2'])
      run.views.setFold(first, 5, true)
      run.views.setFold(first, 10, true)
      const sentOnly = await open('dir:sent')
      // Without what parts them, the runs are one, and not the one that was expanded.
      expect(await words(run, sentOnly)).toEqual(['×4'])
      const inside = await open('len>0', messages)
      expect(await words(run, inside)).toEqual([
        '×2',
        data.payload,
        '×4',
        'b',
        'b',
        'c',
        'c',
        data.payload,
        '×2',
        'd',
        'd',
      ])
      run.views.setFold(inside, 4, false)
      run.views.close(inside)
      expect(await words(run, await open(''))).toEqual(['×2', data.payload, '×4', data.payload, '×2', 'd', 'd'])
      run.views.closeAll('session')
      expect(await words(run, await open(''))).toEqual(['×2', data.payload, '×4', data.payload, '×2'])
      run.views.stop()
    })
  })
})

describe('a folded view, expanded,', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('is the view that is not folded, live and stored, with the same folds', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.constantFrom(frames, messages), async (played, mask) => {
        const file = nextFile()
        const recording = await HeartbeatRecording.create(file)
        await recording.flush()
        const reader = await CaptureReader.open(file, recording.writer.fileLength)
        const run = new ViewRun(() => Promise.resolve(reader))
        let view: string | null = null
        for (const step of [...played, 'pause' as const]) {
          if (step !== 'pause') {
            for (const each of step) recording.add(each)
            continue
          }
          await recording.flush()
          await reader.refresh(recording.writer.fileLength)
          if (view === null) view = await run.open('', mask, '', RULE)
          else run.views.grown('session')
          vi.advanceTimersByTime(33)
          await run.until(view, ({ done, scanned }) => done && scanned === recording.events)
        }
        await recording.writer.close({ state: 'closed', error: null })
        await reader.refresh(recording.writer.fileLength)
        reader.endLive()
        run.views.grown('session')
        vi.advanceTimersByTime(33)
        await run.until(view ?? '', ({ done, scanned }) => done && scanned === recording.events)
        const stored = await run.open('', mask, '', RULE)
        await run.whenDone(stored)
        const rows = await rowsOf(run, stored)
        expect((await rowsOf(run, view ?? '')).map(asWord)).toEqual(rows.map(asWord))

        for (const row of rows) if (row.kind === 'heartbeats') run.views.setFold(stored, row.lastEvent, true)
        const plain = await (await run.views.find('session', mask)).rows(0, Number.MAX_SAFE_INTEGER)
        const expanded = (await rowsOf(run, stored)).filter(({ kind }) => kind !== 'heartbeats')
        expect(expanded).toEqual(plain.rows.map((row) => expect.objectContaining(row)))
        run.views.stop()
        await reader.close()
      }),
      { numRuns: 40 },
    )
  })
})
