import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { CaptureReader } from '../../main/capture/capture-reader'
import { SearchThread } from '../../main/capture/search-thread'
import { quickFilterMask, showAll } from '../../shared/session/event-class'
import { ViewRun } from '../support/view-run'
import type { FigureRow } from './figure-row'
import { recordFrames } from './recorded-frames'

const FRAMES = 1_000_000
/** One frame in so many holds what is searched for; the first one is the last of them. */
const FRAMES_PER_MATCH = 1000
const MATCH = 'Needle'

const searches = [
  { name: 'search-text', filter: 'nEEDLE', complete: 1000 },
  { name: 'search-absent-text', filter: 'haystack', complete: 1000 },
  { name: 'search-regex', filter: '/ne{2}dle/i', complete: 3000 },
] as const

interface Search {
  readonly first: number
  readonly complete: number
  readonly blocked: number
}

/** A filter over a million frames in its thread, which runs already, as in the app; this process stands in for main. */
export const searchRow: FigureRow = {
  name: 'search',
  async measure({ runs }) {
    const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
    try {
      const file = path.join(folder, 'search.framescope')
      await recordFrames(file, FRAMES, (frame) => (frame % FRAMES_PER_MATCH === FRAMES_PER_MATCH - 1 ? MATCH : null))
      const reader = await CaptureReader.open(file)
      const measured = []
      for (const { name, filter, complete } of searches) {
        const results: Search[] = []
        // The first run reads the file into the page cache.
        for (let run = 0; run <= runs; run++) {
          const result = await search(reader, filter)
          if (run > 0) results.push(result)
        }
        const values = (key: keyof Search): number[] => results.map((result) => result[key])
        measured.push(
          { name: `${name}-first`, unit: 'ms to the first match', values: values('first'), limit: { most: 100 } },
          { name: `${name}-complete`, unit: 'ms, 1M × 200 B', values: values('complete'), limit: { most: complete } },
          {
            name: `${name}-blocked`,
            unit: 'ms, longest block of main',
            values: values('blocked'),
            limit: { most: 50 },
          },
        )
      }
      await reader.close()
      return measured.filter(({ name }) => name !== 'search-absent-text-first')
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function search(reader: CaptureReader, filter: string): Promise<Search> {
  const script = path.join(import.meta.dirname, 'search-worker.js')
  const run = new ViewRun(
    () => Promise.resolve(reader),
    (listener) => new SearchThread(script, listener),
  )
  // Starts the thread and has it compile what it runs, as any search before this one would.
  await run.whenDone(await run.open('conn:7'))
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  const start = performance.now()
  const view = await run.open(filter, quickFilterMask(showAll))
  await run.until(view, ({ rows, done }) => rows > 0 || done)
  const first = performance.now() - start
  const { rows, problem } = await run.whenDone(view)
  const complete = performance.now() - start
  loop.disable()
  run.views.stop()
  const expected = filter === 'haystack' ? 0 : FRAMES / FRAMES_PER_MATCH
  if (rows !== expected || problem !== null) throw new Error(`${rows} matches found: ${problem?.code ?? 'no problem'}`)
  return { first, complete, blocked: loop.max / 1e6 }
}
