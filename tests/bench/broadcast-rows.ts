import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocketServer } from 'ws'
import { EventClass } from '../../shared/session/event-class'
import { RecordedRun } from '../support/recorded-run'
import type { BenchRow } from './bench-row'
import { ClientProcess } from './client-process'
import { warmPageCache } from './warm-page-cache'

const CLIENTS = 1000
const BROADCASTS = 100
const SIZE = 1024
/** Header of a frame from a server with 16 bits of length (RFC 6455 §5.2). */
const WIRE_LENGTH = SIZE + 4
/** As many are handed over before the first of them has left for all, on both sides. */
const AHEAD = 4
/** Bytes of the capture per message besides its payload, roughly: two records and a frame header. */
const RECORDED_BESIDES = 110

/** A recorded server session that sends to all its clients, against a `ws` server that loops over its own. */
export const broadcastRows: readonly BenchRow[] = [
  {
    name: 'broadcast-1KB',
    runtime: 'electron',
    baselineName: 'bare ws server',
    target: 0.6,
    sides: { ours: broadcastRecorded, baseline: broadcastBare },
  },
]

/** The clock runs until the last message is in the file and each client has all of its own. */
async function broadcastRecorded(): Promise<number> {
  await warmPageCache(CLIENTS * BROADCASTS * (SIZE + RECORDED_BESIDES))
  const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
  const run = new RecordedRun(folder)
  try {
    const url = await run.serve({})
    const text = 'x'.repeat(SIZE)
    const rate = await measure(
      url,
      () => run.service.server(run.id).sendTo('all', { kind: 'text', text }),
      async () => {
        while ((run.live.counts[EventClass.MessageSentText] ?? 0) < CLIENTS * BROADCASTS)
          await new Promise((resolve) => setTimeout(resolve, 1))
      },
    )
    await run.service.stop()
    const { ending, counts } = await run.captures.reader(run.id)
    const frames = counts[EventClass.FrameSentText]
    if (ending !== 'complete' || frames !== CLIENTS * BROADCASTS) throw new Error(`${frames} frames in the capture`)
    return rate
  } finally {
    await run.service.stop()
    await run.captures.delete(run.id)
    await rm(folder, { recursive: true })
  }
}

async function broadcastBare(): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  const text = Buffer.from('x'.repeat(SIZE))
  const sendToOne = (client: typeof server.clients extends Set<infer Client> ? Client : never) =>
    new Promise<void>((resolve) => client.send(text, { binary: false }, () => resolve()))
  try {
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`
    return await measure(
      url,
      () => Promise.all([...server.clients].map(sendToOne)),
      async () => {},
    )
  } finally {
    server.close()
  }
}

async function measure(url: string, broadcast: () => Promise<unknown>, recorded: () => Promise<void>): Promise<number> {
  const clients = new ClientProcess()
  try {
    await clients.step({ kind: 'listen', url, clients: CLIENTS })
    const start = performance.now()
    const heard = clients.step({ kind: 'heard', bytes: BROADCASTS * WIRE_LENGTH })
    let left = BROADCASTS
    const sendOn = async (): Promise<void> => {
      while (left-- > 0) await broadcast()
    }
    await Promise.all([...Array.from({ length: AHEAD }, sendOn), heard])
    await recorded()
    return (CLIENTS * BROADCASTS) / ((performance.now() - start) / 1000)
  } finally {
    await clients.end()
  }
}
