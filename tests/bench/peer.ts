/*
 * The other endpoint, in a process of its own: it answers the handshake by hand and then floods or swallows, so that
 * what is measured waits for the endpoint under test and not for another WebSocket implementation.
 */
import { createHash } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { acceptInput } from '../../shared/protocol/handshake-accept'
import { Opcode } from '../../shared/protocol/opcode'
import { floodBlock, floods, type Flood, type FloodName } from './flood'

const blocks = new Map<Flood, Buffer>()

const server = createServer({ noDelay: true }, (socket) => {
  // The client drops the connection when it has what it wants.
  socket.on('error', () => socket.destroy())
  let head = ''
  const onHead = (chunk: Buffer): void => {
    head += chunk.toString('latin1')
    if (!head.includes('\r\n\r\n')) return
    socket.off('data', onHead)
    void serve(socket, head)
  }
  socket.on('data', onHead)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())

/** What the peer says of a connection to `/pour/…` that was closed. */
export interface Poured {
  readonly messages: number
}

/** `GET /flood/1KB`, `GET /flood/1KB/<blocks>`, `GET /pour/1KB` until the client closes, or `GET /sink/<bytes>`. */
async function serve(socket: Socket, head: string): Promise<void> {
  const [, order = '', argument = '', blockCount] = /^GET \/(\w+)\/([^\s/]+)(?:\/(\d+))?/.exec(head) ?? []
  const flood: Flood | null = order === 'flood' || order === 'pour' ? floods[argument as FloodName] : null
  const block = flood && (blocks.get(flood) ?? (await floodBlock(flood)))
  if (flood && block) blocks.set(flood, block)
  socket.write(switchingProtocols(head, flood?.deflate ?? false))
  if (flood && block && order === 'pour') pour(socket, block, flood)
  else if (flood && block) sendBlocks(socket, block, Number(blockCount ?? flood.blocks))
  else swallow(socket, Number(argument))
}

function sendBlocks(socket: Socket, block: Buffer, count: number): void {
  let sent = 0
  const send = (): void => {
    while (sent < count) {
      sent++
      if (!socket.write(block)) return void socket.once('drain', send)
    }
  }
  // Reads what the client says: it would not see the end of the connection otherwise.
  socket.resume()
  send()
}

/** Sends until the client starts the closing handshake, then answers it (RFC 6455 §5.5.1) and says how many it sent. */
function pour(socket: Socket, block: Buffer, flood: Flood): void {
  let count = 0
  let closing = false
  const send = (): void => {
    if (closing) return
    count++
    // What the client says is read between two blocks.
    if (socket.write(block)) setImmediate(send)
    else socket.once('drain', send)
  }
  // The client has nothing to say but that it closes.
  socket.once('data', () => {
    closing = true
    socket.end(closeFrame)
    process.send?.({ messages: count * flood.messagesPerBlock } satisfies Poured)
  })
  send()
}

/** Says so when all bytes are there. */
function swallow(socket: Socket, length: number): void {
  let missing = length
  socket.on('data', (chunk) => {
    missing -= chunk.length
    if (missing === 0) socket.write(frame('all there'))
  })
}

const whole = { fin: true, rsv1: false, rsv2: false, rsv3: false, maskingKey: null }
const frame = (text: string): Uint8Array => encodeFrame({ ...whole, opcode: Opcode.Text, payload: Buffer.from(text) })
/** 1000: normal closure. */
const closeFrame = encodeFrame({ ...whole, opcode: Opcode.Close, payload: Buffer.from([0x03, 0xe8]) })

function switchingProtocols(head: string, deflate: boolean): string {
  const key = /^sec-websocket-key: *(\S+)/im.exec(head)?.[1] ?? ''
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1').update(acceptInput(key)).digest('base64')}`,
    ...(deflate ? ['Sec-WebSocket-Extensions: permessage-deflate'] : []),
    '\r\n',
  ].join('\r\n')
}
