import { Child } from '../child'
import { receiveBare } from '../receive-rows'
import { ensureNpmRival, type NpmRival } from './npm-rival'
import type { ProxyReply, ProxyRequest } from './mockttp-proxy'

export const MOCKTTP: NpmRival = { name: 'mockttp', version: '4.6.5' }

export async function ensureMockttp(): Promise<void> {
  ensureNpmRival(MOCKTTP)
}

/** The proxy, in a process of its own, in front of the peer, and a bare `ws` client in front of the proxy. */
export async function receiveThroughMockttp(url: string, messages: number): Promise<number> {
  const { origin, pathname } = new URL(url)
  const proxy = new Child('mockttp-proxy', process.execPath)
  try {
    const { port } = await proxy.ask<ProxyReply>({ target: origin } satisfies ProxyRequest)
    const rate = await receiveBare(`ws://127.0.0.1:${port}${pathname}`, { messages, deflate: false })
    const { seen } = await proxy.ask<ProxyReply>({ target: null } satisfies ProxyRequest)
    if (seen !== messages) throw new Error(`mockttp told of ${seen} messages out of ${messages}`)
    return rate
  } finally {
    await proxy.end()
  }
}
