import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'

/** Answers the opening handshake properly, with `bytes` in the same write; resolves when it has. */
export async function acceptHandshake(
  socket: Socket,
  bytes: Uint8Array = new Uint8Array(),
  headers = '',
): Promise<void> {
  const request = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(data.toString('latin1'))),
  )
  const key = /sec-websocket-key: (\S+)/i.exec(request)?.[1] ?? ''
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${headers}\r\n`
  socket.write(Buffer.concat([Buffer.from(head), bytes]))
}
