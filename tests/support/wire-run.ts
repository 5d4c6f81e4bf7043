import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { WireSocket, type WireSocketListener, type WireTarget } from '../../main/connections/wire-socket'
import { selfSignedCertificate } from './self-signed-certificate'

let certificate: ReturnType<typeof selfSignedCertificate> | undefined

/** A server on 127.0.0.1 for `WireSocket`, over TCP or TLS, that does with each connection what the test says. */
export async function wireServer(
  secure: boolean,
  serve: (socket: Socket) => void,
): Promise<{ target: WireTarget; close: () => void }> {
  const sockets = new Set<Socket>()
  const accept = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    serve(socket)
  }
  const server: Server = secure
    ? createTlsServer((certificate ??= selfSignedCertificate()), accept)
    : createServer(accept)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    target: { host: '127.0.0.1', port, tls: secure ? { rejectUnauthorized: false } : null, proxy: null },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** A `WireSocket` whose listener copies what it is lent. */
export class WireRun implements WireSocketListener {
  readonly steps: string[] = []
  readonly kept: Uint8Array[] = []
  readonly socket: WireSocket
  readonly ready: Promise<void>
  readonly over: Promise<NodeJS.ErrnoException | null>
  length = 0
  onBytes: () => void = () => {}
  #ready: () => void = () => {}
  #over: (error: NodeJS.ErrnoException | null) => void = () => {}

  constructor(target: WireTarget) {
    this.ready = new Promise((resolve) => (this.#ready = resolve))
    this.over = new Promise((resolve) => (this.#over = resolve))
    this.socket = new WireSocket(target, this)
  }

  step(step: string): void {
    this.steps.push(step)
    if (step === 'ready') this.#ready()
  }

  bytes(bytes: Uint8Array): void {
    this.kept.push(Buffer.from(bytes))
    this.length += bytes.length
    this.onBytes()
  }

  ended(): void {
    this.steps.push('ended')
  }

  closed(error: NodeJS.ErrnoException | null): void {
    this.steps.push('closed')
    this.#over(error)
  }
}
