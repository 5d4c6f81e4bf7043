/* Clients of a server under measure, in a process of their own. One message of the bench is one step, one answer each. */
import { connect, type Socket } from 'node:net'
import { EchoClients, type EchoLoad } from '../support/echo-clients'

export type ClientsRequest =
  /** Clients that only listen: they read bytes and count them, which costs as little as can be. */
  | { readonly kind: 'listen'; readonly url: string; readonly clients: number }
  /** Answered when each of them has been sent that many bytes of frames since it is there. */
  | { readonly kind: 'heard'; readonly bytes: number }
  | { readonly kind: 'open-echo'; readonly url: string; readonly clients: number }
  | ({ readonly kind: 'run-echo' } & Omit<EchoLoad, 'clients'>)
export interface EchoReport {
  readonly sent: number
  readonly heard: number
  readonly wrong: number
}

/** Clients that open at the same time. */
const AT_ONCE = 50

class Listener {
  #heard = 0
  #wanted = Infinity
  #done: () => void = () => {}

  private constructor(readonly socket: Socket) {
    socket.on('error', () => socket.destroy())
  }

  static open(url: URL): Promise<Listener> {
    const socket = connect({ host: url.hostname, port: Number(url.port) })
    const listener = new Listener(socket)
    socket.write(request(url))
    return new Promise((resolve) => {
      let head = ''
      const onHead = (chunk: Buffer): void => {
        head += chunk.toString('latin1')
        if (!head.endsWith('\r\n\r\n')) return
        socket.off('data', onHead)
        socket.on('data', ({ length }) => listener.#hear(length))
        resolve(listener)
      }
      socket.on('data', onHead)
    })
  }

  hears(bytes: number): Promise<void> {
    this.#wanted = bytes
    return new Promise((resolve) => {
      this.#done = resolve
      this.#hear(0)
    })
  }

  #hear(length: number): void {
    this.#heard += length
    if (this.#heard >= this.#wanted) this.#done()
  }
}

const request = ({ pathname, host }: URL): string =>
  [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    '\r\n',
  ].join('\r\n')

const listeners: Listener[] = []
let echo = new EchoClients()

process.on('message', (order: ClientsRequest) => void carryOut(order).then((reply) => process.send?.(reply)))
process.once('disconnect', () => process.exit())

async function carryOut(order: ClientsRequest): Promise<EchoReport | { readonly problem: string } | null> {
  try {
    switch (order.kind) {
      case 'listen': {
        const url = new URL(order.url)
        while (listeners.length < order.clients) {
          const some = Math.min(AT_ONCE, order.clients - listeners.length)
          listeners.push(...(await Promise.all(Array.from({ length: some }, () => Listener.open(url)))))
        }
        return null
      }
      case 'heard':
        await Promise.all(listeners.map((listener) => listener.hears(order.bytes)))
        return null
      case 'open-echo':
        echo = new EchoClients()
        await echo.open(order.url, order.clients)
        return null
      case 'run-echo':
        await echo.run(order)
        return { sent: echo.sent, heard: echo.heard, wrong: echo.wrong }
    }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause) }
  }
}
