import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DemoServer } from '../../../../main/connections/demo-server'

let demo: DemoServer
beforeEach(async () => {
  demo = await DemoServer.start()
})
afterEach(() => demo.stop())

it('ends a connection whose frames break the protocol, and nothing else', async () => {
  const uncaught: unknown[] = []
  const keep = (error: unknown) => uncaught.push(error)
  process.on('uncaughtException', keep)
  const { port } = new URL(demo.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    `GET /demo HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  )
  await once(socket, 'data')
  // A reserved opcode, masked (RFC 6455 §5.2).
  socket.end(Uint8Array.of(0x83, 0x80, 0, 0, 0, 0))
  await once(socket.resume(), 'close')
  process.off('uncaughtException', keep)
  expect(uncaught).toEqual([])
})
