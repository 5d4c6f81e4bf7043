import { request, type IncomingMessage } from 'node:http'
import type net from 'node:net'
import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'
import { authorityOf } from '../../shared/session/endpoint-url'
import { proxyText, type Proxy } from './proxy'

interface Place {
  readonly host: string
  readonly port: number
}

/**
 * Asks a proxy to go on to a place. From then on the socket is one to that place: what came behind the proxy's answer is
 * the first that is read from it. Rejects with `AppFailure`.
 *
 * @param socket connected to the proxy
 */
export function openTunnel(proxy: Proxy, socket: net.Socket, to: Place): Promise<void> {
  return proxy.scheme === 'http' || proxy.scheme === 'https'
    ? connectMethod(proxy, socket, to)
    : socksHandshake(proxy, socket, to)
}

const HTTP_OK = 200
const HTTP_REDIRECTION = 300
/** The second is the right one (RFC 9110 §15.5.8); for wrong credentials some proxies say the first. */
const UNAUTHORIZED: readonly number[] = [401, 407]

/** RFC 9110 §9.3.6. */
function connectMethod(proxy: Proxy, socket: net.Socket, { host, port }: Place): Promise<void> {
  const authority = authorityOf(host, port)
  return new Promise((resolve, reject) => {
    const asking = request({
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, ...authorization(proxy) },
      createConnection: () => socket,
    })
    asking.once('connect', ({ statusCode = 0, statusMessage = '' }: IncomingMessage, _socket, head: Buffer) => {
      if (statusCode < HTTP_OK || statusCode >= HTTP_REDIRECTION)
        return reject(refused(proxy, statusCode, `${statusCode} ${statusMessage}`))
      if (head.length > 0) socket.unshift(head)
      resolve()
    })
    asking.once('error', (error) => reject(failure('proxy-failed', proxy, error.message)))
    asking.end()
  })
}

function authorization({ user, password }: Proxy): Record<string, string> {
  if (user === '') return {}
  return { 'Proxy-Authorization': `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

const refused = (proxy: Proxy, status: number, problem: string): AppFailure =>
  failure(UNAUTHORIZED.includes(status) ? 'proxy-authentication' : 'proxy-refused', proxy, problem)

/** RFC 1928, RFC 1929. */
async function socksHandshake(proxy: Proxy, socket: net.Socket, destination: Place): Promise<void> {
  const { host, port, user, password } = proxy
  // Few need it.
  const { SocksClient } = await import('socks')
  try {
    await SocksClient.createConnection({
      command: 'connect',
      proxy: {
        host,
        port,
        type: proxy.scheme === 'socks4' ? 4 : 5,
        ...(user !== '' && { userId: user, password }),
      },
      destination,
      existing_socket: socket,
    })
  } catch (error) {
    throw socksFailure(proxy, error instanceof Error ? error.message : String(error))
  }
}

/** The library tells what happened in words alone. */
function socksFailure(proxy: Proxy, message: string): AppFailure {
  if (/authentication/i.test(message)) return failure('proxy-authentication', proxy, message)
  const [, reply] = /rejected connection - (.*)$/.exec(message) ?? []
  return reply === undefined ? failure('proxy-failed', proxy, message) : failure('proxy-refused', proxy, reply)
}

const failure = (code: ErrorCode, proxy: Proxy, problem: string): AppFailure =>
  new AppFailure(appError(code, { proxy: proxyText(proxy), problem }))
