import { receiveBare } from '../receive-rows'
import { ensureDebianRival } from './debian-rival'
import { freePort, whenListening } from '../../support/free-port'
import { withProgram } from './started-program'

export async function ensureMitmproxy(): Promise<void> {
  ensureDebianRival('mitmdump', 'mitmproxy')
}

/** The proxy in front of the peer, and a bare `ws` client in front of the proxy. */
export async function receiveThroughMitmproxy(url: string, messages: number): Promise<number> {
  const { host, pathname } = new URL(url)
  const port = await freePort()
  const args = ['--mode', `reverse:http://${host}`, '--listen-host', '127.0.0.1', '--listen-port', `${port}`, '-q']
  return withProgram('mitmdump', args, ['ignore', 'ignore', 'inherit'], async () => {
    await whenListening(port)
    return receiveBare(`ws://127.0.0.1:${port}${pathname}`, { messages, deflate: false })
  })
}
