import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CaptureReader } from '../../main/capture/capture-reader'
import { CaptureWriter } from '../../main/capture/capture-writer'
import { defaultClientProfile } from '../../shared/session/client-profile'
import type { SessionHead } from '../../shared/session/session-summary'
import type { Measured } from './bench-result'
import type { FigureRow } from './figure-row'

const FRAMES = 1_000_000
const PAYLOAD = 200
const HEADER = 4
/** As a socket delivers them: so many frames in one read. */
const FRAMES_PER_READ = 300
const PAGE = 200
const PAGES = 200
const ALL_BUT_MESSAGES = 0xffff & ~(0b1111 << 6)

const head: SessionHead = {
  id: 'bench',
  mode: 'client',
  profile: defaultClientProfile,
  startedAt: 0,
  recordedBy: 'bench',
}

/** Writing, opening and paging a capture of a million received messages of 200 bytes: frame and message each an event. */
export const captureRow: FigureRow = { name: 'capture', measure: ({ runs }) => captureBench(runs) }

async function captureBench(runs: number): Promise<readonly Measured[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'capture-bench-'))
  const file = path.join(folder, 'bench.framescope')
  const written: number[] = []
  const recorded: number[] = []
  const opened: number[] = []
  const paged: number[] = []
  try {
    for (let run = 0; run < runs; run++) {
      await rm(file, { force: true })
      const { total, recording } = await write(file)
      written.push((2 * FRAMES) / total)
      recorded.push((2 * FRAMES) / recording)
      const start = performance.now()
      const reader = await CaptureReader.open(file)
      opened.push(performance.now() - start)
      paged.push(await page(reader))
      await reader.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const figure = (name: string, unit: string, values: readonly number[]): Measured => ({
    name,
    unit,
    values,
    limit: null,
  })
  return [
    figure('capture-write-200B', 'events/ms to disk', written),
    figure('capture-record-200B', 'events/ms, without waiting for the disk', recorded),
    figure('capture-open-1M', 'ms, 1,000,000 frames', opened),
    figure('capture-page', 'ms, 200 rows at a random place', paged),
  ]
}

/** Milliseconds: until all is on disk, and spent in the calls of the recorder. */
async function write(file: string): Promise<{ total: number; recording: number }> {
  const start = performance.now()
  let recording = 0
  const writer = await CaptureWriter.create(file, head)
  const recorder = writer.connection()
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 1, masked: false, maskingKey: 0 }
  const frame = { ...bits, headerLength: HEADER, payloadLength: PAYLOAD, position: 0 }
  const sizes = { frameCount: 1, compressed: false, wireLength: PAYLOAD, length: PAYLOAD }
  const message = { message: 0, type: 'text' as const, ...sizes, source: 'frame' as const, position: 0 }
  for (let sent = 0; sent < FRAMES;) {
    await (writer.congested ? writer.whenDrained() : new Promise((resolve) => setImmediate(resolve)))
    const count = Math.min(FRAMES_PER_READ, FRAMES - sent)
    const chunk = new Uint8Array(count * (HEADER + PAYLOAD)).fill(97)
    const began = performance.now()
    const time = began * 1e6
    let position = recorder.append('received', chunk, time)
    for (const end = sent + count; sent < end; sent++) {
      frame.position = position
      recorder.frame('received', frame, sent, 1, false, time)
      message.message = sent
      message.position = position + HEADER
      recorder.message('received', message, time)
      position += HEADER + PAYLOAD
    }
    recording += performance.now() - began
  }
  await writer.close({ state: 'closed', error: null })
  if ((await stat(file)).size < FRAMES * (HEADER + PAYLOAD)) throw new Error('The capture is too short.')
  return { total: performance.now() - start, recording }
}

/** Milliseconds for one page; the places are spread evenly but in no order that helps. */
async function page(reader: CaptureReader): Promise<number> {
  const start = performance.now()
  for (let index = 0; index < PAGES; index++) {
    const from = ((index * 7_919) % PAGES) * Math.floor((FRAMES - PAGE) / PAGES)
    const { rows } = await reader.rows(ALL_BUT_MESSAGES, from, PAGE)
    if (rows.length !== PAGE) throw new Error(`A page has ${rows.length} rows.`)
  }
  return (performance.now() - start) / PAGES
}
