import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { Opcode } from '../../shared/protocol/opcode'
import { handshakeRequest } from '../support/server-run'
import { Child } from './child'
import type { FigureRow } from './figure-row'
import type { MeasuredReply, MeasuredRequest } from './measured-server'

const CLIENTS = 100
const MB = 1024 * 1024
/** A client that can write nothing for so long has been stopped. */
const STALLED_MS = 5_000

interface Attack {
  readonly name: string
  /** MB that the server may take for all of them. */
  readonly most: number
  /** What each client sends, once or again and again until the server has had enough. */
  readonly first: Uint8Array
  readonly again?: Uint8Array
  /** Bytes after which a client stops by itself. */
  readonly upTo: number
}

const opening = Buffer.from(handshakeRequest())
const padding = Buffer.alloc(64 * 1024, 'y')
const masked = (opcode: number, payload: Uint8Array, fin = true): Uint8Array =>
  encodeFrame({ fin, rsv1: false, rsv2: false, rsv3: false, opcode, maskingKey: 0x01020304, payload })
const after = (bytes: Uint8Array): Uint8Array => Buffer.concat([opening, bytes])

const attacks: readonly Attack[] = [
  {
    name: 'declared-2^62',
    most: 128,
    first: after(Buffer.from('82ff400000000000000001020304', 'hex')),
    again: padding,
    upTo: 64 * MB,
  },
  {
    name: '10,000-headers',
    most: 128,
    first: Buffer.from(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(10_000)}\r\n`),
    upTo: MB,
  },
  { name: 'endless-header', most: 128, first: Buffer.from('GET / HTTP/1.1\r\nX: '), again: padding, upTo: 64 * MB },
  // What a responder is to see has to be kept until it is whole.
  {
    name: 'unfinished-messages',
    most: 768,
    first: after(masked(Opcode.Binary, new Uint8Array(), false)),
    again: masked(Opcode.Continuation, padding, false),
    upTo: 20 * MB,
  },
  { name: 'never-reads-echoes', most: 384, first: opening, again: masked(Opcode.Binary, padding), upTo: 64 * MB },
  { name: 'never-reads-pongs', most: 256, first: opening, again: masked(Opcode.Ping, new Uint8Array(125)), upTo: MB },
]

/** What a hundred clients that mean ill can make a server that echoes take of the system, all at once. */
export const serverHostile: FigureRow = {
  name: 'server-hostile',
  async measure({ electron }) {
    const figures = []
    for (const { name, most, ...attack } of attacks) {
      const values = [(await peakUnder(attack, electron)) / MB]
      const unit = `MB that the server takes for ${CLIENTS} clients`
      figures.push({ name: `server-hostile-${name}`, unit, values, limit: { most } })
    }
    return figures
  },
}

async function peakUnder(attack: Pick<Attack, 'first' | 'again' | 'upTo'>, electron: string): Promise<number> {
  const server = new Child('measured-server', electron, ['--expose-gc'])
  const ask = (order: MeasuredRequest) => server.ask<MeasuredReply>(order as unknown as object)
  const bytesOf = async (order: 'measure' | 'peak'): Promise<number> =>
    ((await ask(order)) as { readonly bytes: number }).bytes
  const { url } = (await ask('start-echo')) as { readonly url: string }
  const clients: Socket[] = []
  try {
    const { hostname: host, port } = new URL(url)
    await bytesOf('measure')
    const idle = await bytesOf('peak')
    const ends = Array.from({ length: CLIENTS }, async () => {
      const socket = connect({ host, port: Number(port) })
      clients.push(socket)
      await sendAll(socket, attack)
    })
    await Promise.all(ends)
    return (await bytesOf('peak')) - idle
  } finally {
    for (const client of clients) client.destroy()
    await ask('stop')
    await server.end()
  }
}

/** Resolves when all is sent, or the server reads no more, or has ended it. Nothing is read of what it says. */
async function sendAll(
  socket: Socket,
  { first, again, upTo }: Pick<Attack, 'first' | 'again' | 'upTo'>,
): Promise<void> {
  // Not `once`, which a reset would make fail.
  const closed = new Promise<'over'>((resolve) => socket.on('close', () => resolve('over')))
  socket.on('error', () => {})
  let sent = first.length
  let took = socket.write(first)
  while (sent < upTo) {
    if (!took && (await Promise.race([drained(socket), closed])) === 'over') return
    if (again === undefined || socket.destroyed) return
    took = socket.write(again)
    sent += again.length
  }
}

async function drained(socket: Socket): Promise<'on' | 'over'> {
  const stalled = AbortSignal.timeout(STALLED_MS)
  try {
    await once(socket, 'drain', { signal: stalled })
    return 'on'
  } catch {
    return 'over'
  }
}
