import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CaptureStore } from '../../main/capture/capture-store'
import type { CaptureProgress } from '../../main/capture/capture-writer'
import { OpenCaptures } from '../../main/capture/open-captures'
import { ClientConnection, planConnection } from '../../main/connections/client-connection'
import { quickFilterMask, countInMask, showAll } from '../../shared/session/event-class'
import { defaultClientProfile } from '../../shared/session/client-profile'
import type { FigureRow } from './figure-row'
import { floods } from './flood'
import { warmPageCache } from './warm-page-cache'

const DECADES = [1e4, 1e5, 1e6, 1e7] as const
/** A message in one frame is two events. */
const MESSAGES = DECADES[3] / 2
const BYTES_PER_EVENT = 155
/** As often as the window hears of a session, it asks for the rows at its end. */
const TICK_MS = 33
const ROWS = 40

/**
 * Processor time per event of a session that is recorded and looked at, from one power of ten of events to the next. Not
 * time on a clock: what else the machine does would be in it.
 */
export const growth: FigureRow = {
  name: 'growth',
  async measure({ peer, runs }) {
    const url = `${await peer.url()}/flood/200B/${MESSAGES / floods['200B'].messagesPerBlock}`
    const costs: number[][] = []
    for (let run = 0; run <= runs; run++) {
      const cost = await recordAndLook(url)
      // The first run compiles; its first events would cost more than all that come after.
      if (run > 0) costs.push(cost)
    }
    const ratios = costs.map((cost) => (cost.at(-1) ?? Number.NaN) / (cost[0] ?? Number.NaN))
    return [
      { name: 'growth', unit: '× µs/event of 10^4–10^5, from 10^6 to 10^7', values: ratios, limit: { most: 1.2 } },
      ...[4, 5, 6].map((power, decade) => ({
        name: `growth-10^${power}–10^${power + 1}`,
        unit: 'µs of processor time per event',
        values: costs.map((cost) => cost[decade] ?? Number.NaN),
        limit: null,
      })),
    ]
  },
}

/** Microseconds per event, one for each power of ten. */
async function recordAndLook(url: string): Promise<number[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
  try {
    await warmPageCache(DECADES[3] * BYTES_PER_EVENT)
    const marks = await record(new OpenCaptures(new CaptureStore(folder)), url)
    return marks.slice(1).map(({ cpu, events }, index) => {
      const before = marks[index]
      return before === undefined ? Number.NaN : (cpu - before.cpu) / (events - before.events)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Mark {
  readonly events: number
  /** Microseconds of all threads since the process began. */
  readonly cpu: number
}

async function record(captures: OpenCaptures, url: string): Promise<Mark[]> {
  const marks: Mark[] = []
  const profile = { ...defaultClientProfile, url }
  const head = { id: 'growth', mode: 'client', profile, startedAt: Date.now() * 1000, recordedBy: 'bench' } as const
  let onEnough: () => void
  let onFailed: (cause: Error) => void
  const enough = new Promise<void>((resolve, reject) => {
    onEnough = resolve
    onFailed = reject
  })
  const mask = quickFilterMask(showAll)
  let lastLook = 0
  const written = ({ events, counts }: CaptureProgress): void => {
    const { user, system } = process.cpuUsage()
    if (events >= (DECADES[marks.length] ?? Infinity)) marks.push({ events, cpu: user + system })
    if (marks.length === DECADES.length) return onEnough()
    if (performance.now() < lastLook + TICK_MS) return
    lastLook = performance.now()
    const from = Math.max(0, countInMask(counts, mask) - ROWS)
    captures.reader(head.id).then((reader) => reader.rows(mask, from, ROWS), onFailed)
  }
  const writer = await captures.create(head, {
    written,
    stopped: () => onFailed(new Error('recording stopped')),
    failed: ({ code }) => onFailed(new Error(code)),
  })
  const start = performance.now()
  const ended = new Promise<void>((resolve) => {
    const connection = new ClientConnection(
      planConnection(profile),
      writer,
      () => Math.round((performance.now() - start) * 1e6),
      {
        opened() {},
        closing() {},
        ended: () => resolve(),
      },
    )
    void enough.finally(() => connection.drop()).catch(() => {})
  })
  await enough
  await ended
  await writer.close({ state: 'closed', error: null })
  await (await captures.reader(head.id)).close()
  return marks
}
