import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CaptureStore } from '../../main/capture/capture-store'
import type { CaptureProgress } from '../../main/capture/capture-writer'
import { OpenCaptures } from '../../main/capture/open-captures'
import { ClientConnection } from '../../main/connections/client-connection'
import { planConnection } from '../../main/connections/connect-plan'
import { quickFilterMask, countInMask, showAll } from '../../shared/session/event-class'
import { defaultClientProfile } from '../../shared/session/client-profile'
import type { FigureRow } from './figure-row'
import { floods } from './flood'
import { warmPageCache } from './warm-page-cache'

const SIZES = [1e4, 1e5, 1e6, 1e7] as const
/** How often a session of each size is run for one figure: a small one alone costs too little to be told from noise. */
const TIMES = [20, 20, 3, 1] as const
const BYTES_PER_EVENT = 155
/** As often as the window hears of a session, it asks for the rows at its end. */
const TICK_MS = 33
const ROWS = 40

/**
 * Processor time per event, from one power of ten of events to the next. Not time on a clock: what else the machine does
 * would be in it. Each size is a session of its own, brought to its end, and a decade the difference of two: inside one
 * session, events that are on disk lag behind those that have cost something already.
 */
export const growth: FigureRow = {
  name: 'growth',
  async measure({ peer, runs }) {
    const peerUrl = await peer.url()
    const decades: number[][] = []
    for (let run = 0; run <= runs; run++) {
      const costs: number[] = []
      for (const [index, events] of SIZES.entries()) {
        const times = TIMES[index] ?? 1
        let sum = 0
        for (let time = 0; time < times; time++) sum += await costOfSession(peerUrl, events)
        costs.push(sum / times)
      }
      // The first run compiles: its small sessions would cost more than those that come after.
      if (run > 0) decades.push(costsPerEvent(costs))
    }
    const last = SIZES.length - 2
    const figure = (decade: number): number[] => decades.map((costs) => costs[decade] ?? Number.NaN)
    return [
      {
        name: 'growth',
        unit: 'µs/event from 10^6 to 10^7, × those from 10^4 to 10^5',
        values: decades.map((costs) => (costs[last] ?? Number.NaN) / (costs[0] ?? Number.NaN)),
        limit: { most: 1.2 },
        baseline: figure(0),
        ours: figure(last),
      },
      { name: 'growth-between', unit: 'µs/event from 10^5 to 10^6', values: figure(1), limit: null },
    ]
  },
}

/** Of the events that one session has more than the one before it. */
function costsPerEvent(costs: readonly number[]): number[] {
  return costs.slice(1).map((cost, index) => {
    const [smaller = 0, larger = 0] = SIZES.slice(index)
    return (cost - (costs[index] ?? Number.NaN)) / (larger - smaller)
  })
}

/** Microseconds of all threads, for a session that is recorded and looked at. */
async function costOfSession(peerUrl: string, events: number): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
  try {
    await warmPageCache(events * BYTES_PER_EVENT)
    // A message in one frame is two events.
    const messages = events / 2
    const url = `${peerUrl}/flood/200B/${messages / floods['200B'].messagesPerBlock}`
    const before = process.cpuUsage()
    await recordAndLook(new OpenCaptures(new CaptureStore(folder)), url, messages)
    const { user, system } = process.cpuUsage(before)
    return user + system
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function recordAndLook(captures: OpenCaptures, url: string, messages: number): Promise<void> {
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
  const written = ({ receivedMessages, counts }: CaptureProgress): void => {
    if (receivedMessages >= messages) return onEnough()
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
}
