/* mockttp in a process of its own. It tells of each message as an event, which is what it is there for. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { rivalFolder } from './npm-rival'
import { MOCKTTP } from './mockttp'

/** With a target: start. Without: how many messages were seen? */
export interface ProxyRequest {
  readonly target: string | null
}
export interface ProxyReply {
  readonly port: number
  readonly seen: number
}

/** The part of the package that is used; it is installed late, so its own types are not there. */
interface Mockttp {
  readonly port: number
  start(): Promise<void>
  forAnyWebSocket(): { thenForwardTo(url: string): Promise<unknown> }
  on(event: 'websocket-message-sent', listener: () => void): Promise<void>
}

const load = createRequire(path.join(rivalFolder(MOCKTTP), 'package.json'))
const { getLocal } = load('mockttp') as { getLocal: () => Mockttp }
const proxy = getLocal()
let seen = 0

process.on('message', ({ target }: ProxyRequest) => void answer(target))
process.once('disconnect', () => process.exit())

async function answer(target: string | null): Promise<void> {
  if (target !== null) {
    await proxy.start()
    await proxy.forAnyWebSocket().thenForwardTo(target)
    // As seen by the proxy: what it sent to its client.
    await proxy.on('websocket-message-sent', () => void seen++)
  }
  process.send?.({ port: proxy.port, seen } satisfies ProxyReply)
}
