import type net from 'node:net'
import type { Wire } from './open-connection'
import { addressText, tlsFacts, type TlsFacts } from './socket-facts'

export interface AcceptedSocketListener {
  /** Bytes as they came off the wire, after TLS. */
  bytes(bytes: Uint8Array): void
  /** The client has ended its side. */
  ended(): void
  /** The last call. `error` says why it ended, if it did not end in order. */
  closed(error: NodeJS.ErrnoException | null): void
}

/** How long written bytes and our FIN may wait for a client that does not read. */
const LINGER_MS = 1_000

/**
 * A connection that a client opened. Read with `data` events and not with `onread`, which Node has no option for here:
 * and rightly so, since memory of its own for each of a thousand clients would cost more than it saves.
 */
export class AcceptedSocket implements Wire {
  /** Kept: a closed socket has forgotten them. */
  readonly remote: string
  readonly local: string
  readonly tls: TlsFacts | null
  /** Reading goes on when nobody wants it to stop any more. */
  readonly #pauses = new Set<string>()
  #error: NodeJS.ErrnoException | null = null
  #linger: NodeJS.Timeout | undefined

  /** @param transport the TCP connection, below TLS where there is TLS */
  constructor(
    private readonly socket: net.Socket,
    private readonly transport: net.Socket,
    listener: AcceptedSocketListener,
  ) {
    this.remote = addressText(socket.remoteAddress, socket.remotePort)
    this.local = addressText(socket.localAddress, socket.localPort)
    // A server asks for no certificate: there is nothing that did not verify.
    const tls = tlsFacts(socket)
    this.tls = tls === null ? null : { ...tls, verified: true, problem: null }
    socket.setNoDelay(true)
    socket.on('data', (bytes: Buffer) => listener.bytes(bytes))
    socket.once('end', () => listener.ended())
    socket.on('error', (error) => (this.#error ??= error))
    socket.once('close', () => {
      clearTimeout(this.#linger)
      listener.closed(this.#error)
    })
  }

  pause(reason: string): void {
    this.#pauses.add(reason)
    this.socket.pause()
  }

  resume(reason: string): void {
    if (this.#pauses.delete(reason) && this.#pauses.size === 0) this.socket.resume()
  }

  /** Writes the pieces in one go; `written` is called when the system has taken them. */
  write(pieces: readonly Uint8Array[], written: (error?: Error | null) => void): void {
    this.socket.cork()
    pieces.forEach((piece, index) => this.socket.write(piece, index === pieces.length - 1 ? written : undefined))
    this.socket.uncork()
  }

  /** Ends our side in order (FIN) once everything is written. A client that then does not end its own is dropped. */
  end(): void {
    this.socket.end()
    // Else the client's FIN would never be seen.
    if (this.#pauses.size > 0) this.socket.resume()
    this.#linger ??= setTimeout(() => this.destroy(), LINGER_MS)
  }

  destroy(): void {
    this.socket.destroy()
  }

  /** Drops the connection with a TCP reset: the client sees an error, not an end. */
  reset(): void {
    // In the turn of the event loop in which TLS has written, its session tickets included, a reset of the transport
    // below it takes the whole process down (Node 20).
    if (this.transport === this.socket) this.#reset()
    else setImmediate(() => this.#reset())
  }

  #reset(): void {
    // While our FIN is on its way the system refuses to reset, and Node would then never say that it is closed.
    if (!this.transport.destroyed && !this.#isSendingEnd) this.transport.resetAndDestroy()
    this.socket.destroy()
  }

  get #isSendingEnd(): boolean {
    const { writableEnded, writableLength, writableFinished } = this.socket
    return writableEnded && writableLength === 0 && !writableFinished
  }
}
