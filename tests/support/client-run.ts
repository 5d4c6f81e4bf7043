import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { ClientConnection } from '../../main/connections/client-connection'
import { planConnection } from '../../main/connections/connect-plan'
import type { AppError } from '../../shared/errors/app-error'
import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { MemoryRecorder } from './memory-recorder'

/** A client connection being recorded in memory, with promises for its turns. */
export class ClientRun {
  readonly recorder = new MemoryRecorder()
  readonly connection: ClientConnection
  readonly opened: Promise<void>
  readonly ended: Promise<AppError | null>

  constructor(profile: Partial<ClientProfile> & { readonly url: string }) {
    const start = performance.now()
    const clock = () => Math.round((performance.now() - start) * 1e6)
    let onOpened: () => void = () => {}
    let onEnded: (error: AppError | null) => void = () => {}
    this.opened = new Promise((resolve) => (onOpened = resolve))
    this.ended = new Promise((resolve) => (onEnded = resolve))
    this.connection = new ClientConnection(
      planConnection({ ...defaultClientProfile, ...profile }),
      this.recorder,
      clock,
      {
        opened: onOpened,
        closing() {},
        ended: onEnded,
      },
    )
  }
}

/** A TCP server on 127.0.0.1 that does with each connection just what the test says. */
export async function rawServer(
  serve: (socket: Socket) => void,
): Promise<{ url: string; close: () => void; server: Server }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, close, server }
}
