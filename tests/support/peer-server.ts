import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'

/** A WebSocket server for the app under test to connect to. */
export async function peerServer(
  serve: (socket: WebSocket, request: IncomingMessage) => void,
  options: ServerOptions = {},
) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options })
  server.on('connection', serve)
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

/** Sends `count` messages as fast as the peer takes them. Resolves with how many it sent before the connection ended. */
export async function flood(socket: WebSocket, count: number, message: string): Promise<number> {
  for (let sent = 0; sent < count; sent++) {
    if (socket.readyState !== socket.OPEN) return sent
    socket.send(message)
    if (socket.bufferedAmount > 1024 * 1024) await new Promise((resolve) => setImmediate(resolve))
  }
  return count
}
