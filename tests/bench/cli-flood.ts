import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuild } from '../../scripts/build.mjs'
import { root } from '../../scripts/root.mjs'
import { CaptureReader } from '../../main/capture/capture-reader'
import { EventClass } from '../../shared/session/event-class'
import { residentMemory } from '../support/resident-memory'
import type { FigureRow } from './figure-row'
import { floods } from './flood'
import { warmPageCache } from './warm-page-cache'

const MESSAGES = 1_000_000
const BLOCKS = MESSAGES / floods['200B'].messagesPerBlock
/** Bytes of the capture for each. */
const RECORDED_BYTES = 310
const SAMPLE_MS = 25
const MEGABYTE = 1_000_000

interface Recorded {
  /** Messages a second, from the first to the last one in the capture. */
  readonly rate: number
  /** Megabytes that the process has in its last third, at most, beyond those of its second third. */
  readonly growth: number
  readonly most: number
}

/** A million messages recorded by the command line: each of them, in memory that does not grow. */
export const cliFlood: FigureRow = {
  name: 'cli-flood',
  prepare: () => Promise.resolve(ensureBuild()),
  async measure({ peer, runs }) {
    const url = `${await peer.url()}/flood/200B/${BLOCKS}`
    const recorded: Recorded[] = []
    for (let run = 0; run < runs; run++) recorded.push(await recordFlood(url))
    return [
      {
        name: 'cli-flood-rate',
        unit: `messages/s of ${MESSAGES} with 200 B, each counted in the file`,
        values: recorded.map(({ rate }) => rate),
        limit: null,
      },
      {
        name: 'cli-flood-memory',
        unit: 'MB of memory at most',
        values: recorded.map(({ most }) => most),
        limit: { most: 300 },
      },
      {
        name: 'cli-flood-growth',
        unit: 'MB more in the last third of the flood than in the second',
        values: recorded.map(({ growth }) => growth),
        limit: { most: 30 },
      },
    ]
  },
}

async function recordFlood(url: string): Promise<Recorded> {
  await warmPageCache(MESSAGES * RECORDED_BYTES)
  const folder = await mkdtemp(path.join(tmpdir(), 'cli-flood-'))
  try {
    const file = path.join(folder, 'flood.framescope')
    const args = ['record', url, '--no-deflate', '--count', String(MESSAGES), '--out', file]
    const recording = spawn(process.execPath, [path.join(root, 'dist/cli/framescope.js'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const samples: number[] = []
    let most = 0
    const sampling = setInterval(() => {
      const memory = residentMemory(recording.pid ?? 0)
      if (memory === null || !(memory.now > 0)) return
      samples.push(memory.now)
      most = memory.most
    }, SAMPLE_MS)
    const [code] = (await once(recording, 'exit')) as [number]
    clearInterval(sampling)
    if (code !== 0) throw new Error(`framescope ended with ${code}`)
    const third = Math.floor(samples.length / 3)
    const growth = Math.max(...samples.slice(2 * third)) - Math.max(...samples.slice(third, 2 * third))
    return { rate: await rateOf(file), growth: growth / MEGABYTE, most: most / MEGABYTE }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Fails when a message is missing, or there is one too many. */
async function rateOf(file: string): Promise<number> {
  const capture = await CaptureReader.open(file)
  try {
    const mask = 1 << EventClass.MessageReceivedText
    const received = capture.counts[EventClass.MessageReceivedText]
    if (received !== MESSAGES) throw new Error(`${received} messages in the capture, ${MESSAGES} sent`)
    const [first] = (await capture.rows(mask, 0, 1)).rows
    const [last] = (await capture.rows(mask, MESSAGES - 1, 1)).rows
    return MESSAGES / (((last?.time ?? 0) - (first?.time ?? 0)) / 1e9)
  } finally {
    await capture.close()
  }
}
