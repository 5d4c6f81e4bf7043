import { Child } from './child'
import { ClientProcess } from './client-process'
import type { FigureRow } from './figure-row'
import type { MeasuredReply, MeasuredRequest } from './measured-server'

const CLIENTS = 1000

/** What a recorded server session keeps in memory for each client that is there and says nothing, beside `ws`. */
export const serverMemory: FigureRow = {
  name: 'server-memory',
  async measure({ electron, runs }) {
    const ours: number[] = []
    const baseline: number[] = []
    for (let pair = 0; pair < runs; pair++) {
      baseline.push(await bytesPerClient(electron, 'start-bare'))
      ours.push(await bytesPerClient(electron, 'start-ours'))
    }
    const values = ours.map((bytes, pair) => (bytes - (baseline[pair] ?? 0)) / 1024)
    const unit = 'KB per client more than ws; bytes of each'
    return [{ name: 'server-memory', unit, values, limit: { most: 25 }, ours, baseline }]
  },
}

async function bytesPerClient(executable: string, start: MeasuredRequest): Promise<number> {
  const server = new Child('measured-server', executable, ['--expose-gc'])
  const clients = new ClientProcess()
  const ask = (order: MeasuredRequest) => server.ask<MeasuredReply>(order as unknown as object)
  const measure = async (): Promise<number> => ((await ask('measure')) as { readonly bytes: number }).bytes
  try {
    const { url } = (await ask(start)) as { readonly url: string }
    // The first ones bring in code that is there once.
    await clients.step({ kind: 'listen', url, clients: 50 })
    const few = await measure()
    await clients.step({ kind: 'listen', url, clients: 50 + CLIENTS })
    return ((await measure()) - few) / CLIENTS
  } finally {
    await clients.end()
    await ask('stop')
    await server.end()
  }
}
