/* A server in a process of its own, with `--expose-gc`: how much memory does it take for its clients? */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { presetResponder } from '../../shared/responder/responder-preset'
import { RecordedRun } from '../support/recorded-run'

export type MeasuredRequest =
  | 'start-ours'
  /** Ours, answering every message with itself. */
  | 'start-echo'
  | 'start-bare'
  /** What is left when all garbage is gone. */
  | 'measure'
  /** The most since the last time: what the process had of the system, garbage included. */
  | 'peak'
  | 'stop'
export type MeasuredReply = { readonly url: string } | { readonly bytes: number } | null

/** How often it is looked at how much the process has of the system, milliseconds. */
const LOOK_EVERY = 5
let peak = 0
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), LOOK_EVERY).unref()

let stop = async (): Promise<void> => {}
process.on('message', (order: MeasuredRequest) => void carryOut(order).then((reply) => process.send?.(reply)))
process.once('disconnect', () => process.exit())

async function carryOut(order: MeasuredRequest): Promise<MeasuredReply> {
  switch (order) {
    case 'start-ours':
    case 'start-echo': {
      const responders = order === 'start-echo' ? [presetResponder('echo', { id: 'echo', name: 'echo' })] : []
      const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
      const run = new RecordedRun(folder)
      stop = async () => {
        await run.service.stop()
        await rm(folder, { recursive: true })
      }
      return { url: await run.serve({ responders }) }
    }
    case 'start-bare': {
      const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
      // What anybody does who serves.
      server.on('connection', (client) => client.on('message', () => {}))
      await once(server, 'listening')
      return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/` }
    }
    case 'measure':
      return { bytes: await kept() }
    case 'peak': {
      const bytes = peak
      peak = 0
      return { bytes }
    }
    case 'stop':
      await stop()
      return null
  }
}

/** What is left when all garbage is gone: also that which goes only after a while. */
async function kept(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    await sleep(200)
    globalThis.gc?.()
  }
  const { heapUsed, external } = process.memoryUsage()
  // Memory of ArrayBuffers is in `external`.
  return heapUsed + external
}
