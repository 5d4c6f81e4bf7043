import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { CaptureReader } from '../../main/capture/capture-reader'
import { CaptureWriter } from '../../main/capture/capture-writer'
import { SearchThread } from '../../main/capture/search-thread'
import { defaultClientProfile } from '../../shared/session/client-profile'
import { quickFilterMask, showAll } from '../../shared/session/event-class'
import { ViewRun } from '../support/view-run'
import type { FigureRow } from './figure-row'

const FRAMES = 1_000_000
const PAYLOAD = 200
const HEADER = 4
/** As a socket delivers them: so many frames in one read. */
const FRAMES_PER_READ = 300
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
      await record(file)
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

async function record(file: string): Promise<void> {
  const head = {
    id: 'search',
    mode: 'client',
    profile: defaultClientProfile,
    startedAt: 0,
    recordedBy: 'bench',
  } as const
  const writer = await CaptureWriter.create(file, head)
  const recorder = writer.connection()
  const text = JSON.stringify({
    type: 'order',
    side: 'buy',
    symbol: 'FRMS-EUR',
    price: 1234.5,
    note: 'x'.repeat(PAYLOAD),
  })
  const plain = Buffer.concat([Buffer.of(0x81, 0x7e, 0, PAYLOAD), Buffer.from(text.slice(0, PAYLOAD))])
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 1, masked: false, maskingKey: 0 }
  const sizes = { type: 'text', frameCount: 1, compressed: false, wireLength: PAYLOAD, length: PAYLOAD } as const
  for (let read = 0; read < FRAMES; read += FRAMES_PER_READ) {
    await (writer.congested ? writer.whenDrained() : new Promise((resolve) => setImmediate(resolve)))
    const count = Math.min(FRAMES_PER_READ, FRAMES - read)
    const chunk = Buffer.concat(Array.from({ length: count }, () => plain))
    for (let frame = 0; frame < count; frame++)
      if ((read + frame) % FRAMES_PER_MATCH === FRAMES_PER_MATCH - 1) chunk.write(MATCH, frame * plain.length + 150)
    const start = recorder.append('received', chunk, read)
    for (let frame = 0; frame < count; frame++) {
      const message = read + frame
      const position = start + frame * plain.length
      recorder.frame(
        'received',
        { ...bits, headerLength: HEADER, payloadLength: PAYLOAD, position },
        message,
        1,
        false,
        read,
      )
      recorder.message('received', { ...sizes, message, source: 'frame', position: position + HEADER }, read)
    }
  }
  await writer.close({ state: 'closed', error: null })
}
