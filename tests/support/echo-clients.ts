import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'

export interface EchoLoad {
  readonly clients: number
  /** Of each client. */
  readonly messages: number
  /** Milliseconds from one message of a client to its next. */
  readonly pace: number
}

/** Clients that open at the same time: a listener keeps that many waiting, and the system refuses those beyond. */
const AT_ONCE = 50

/** Clients of a server that echoes: each counts what it sent and what came back, which has to be that, in that order. */
export class EchoClients {
  /** In all; `wrong` of what came back was not what came next. */
  sent = 0
  heard = 0
  wrong = 0
  readonly #sockets: WebSocket[] = []

  async open(url: string, count: number): Promise<void> {
    while (this.#sockets.length < count) {
      const some = Math.min(AT_ONCE, count - this.#sockets.length)
      const sockets = Array.from({ length: some }, () => new WebSocket(url, { perMessageDeflate: false }))
      await Promise.all(sockets.map((socket) => once(socket, 'open')))
      this.#sockets.push(...sockets)
    }
  }

  /** Resolves when each client has heard all of its messages again. */
  async run({ messages, pace }: Omit<EchoLoad, 'clients'>): Promise<void> {
    await Promise.all(this.#sockets.map((socket, client) => this.#runOne(socket, client, messages, pace)))
  }

  /** In order. */
  async close(): Promise<void> {
    const closed = this.#sockets.map((socket) => once(socket, 'close'))
    for (const socket of this.#sockets) socket.close(1000)
    await Promise.all(closed)
  }

  async #runOne(socket: WebSocket, client: number, messages: number, pace: number): Promise<void> {
    const textOf = (message: number) => `client ${client}, message ${message}`
    let heard = 0
    const allHeard = new Promise<void>((resolve, reject) => {
      socket.once('close', (code) => reject(new Error(`client ${client} was closed with ${code}`)))
      socket.on('message', (data: Buffer) => {
        this.heard += 1
        if (data.toString() !== textOf(heard)) this.wrong += 1
        heard += 1
        if (heard === messages) resolve()
      })
    })
    // Not all in the same instant.
    await sleep(pace === 0 ? 0 : (client * 7) % pace)
    const start = performance.now()
    for (let message = 0; message < messages; message++) {
      const early = start + message * pace - performance.now()
      if (early > 0) await sleep(early)
      socket.send(textOf(message))
      this.sent += 1
    }
    await allHeard
  }
}
