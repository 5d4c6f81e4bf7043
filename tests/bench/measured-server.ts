/* A server with clients that say nothing, in a process of its own, with `--expose-gc`: what does it keep for each? */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RecordedRun } from '../support/recorded-run'

export type QuietRequest = 'start-ours' | 'start-bare' | 'measure' | 'stop'
export type QuietReply = { readonly url: string } | { readonly bytes: number } | null

let stop = async (): Promise<void> => {}
process.on('message', (order: QuietRequest) => void carryOut(order).then((reply) => process.send?.(reply)))
process.once('disconnect', () => process.exit())

async function carryOut(order: QuietRequest): Promise<QuietReply> {
  switch (order) {
    case 'start-ours': {
      const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
      const run = new RecordedRun(folder)
      stop = async () => {
        await run.service.stop()
        await rm(folder, { recursive: true })
      }
      return { url: await run.serve({}) }
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
