import net from 'node:net'
import tls from 'node:tls'
import { addressText, tlsFacts, type TlsFacts } from './socket-facts'

/** Where to connect to, and how strictly. */
export interface WireTarget {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly verifyTls: boolean
}

export interface WireSocketListener {
  /** Each step of connecting, when it is over. `ready` is the last. */
  step(step: 'lookup' | 'connect' | 'secure' | 'ready'): void
  /**
   * Bytes as they came off the wire, after TLS. Only lent: the next read overwrites them.
   */
  bytes(bytes: Uint8Array): void
  /** The peer has ended its side. */
  ended(): void
  /** The last call. `error` says why it ended, if it did not end in order. */
  closed(error: NodeJS.ErrnoException | null): void
}

/** Large enough for few reads, small enough to stay in the processor's cache from the read to the copy for the disk. */
const READ_LENGTH = 256 * 1024

/**
 * A TCP or TLS connection that is read with `onread` into the same memory again and again: several times faster than
 * `data` events, which allocate, and faster than keeping what was read for the disk, which allocates as well. Nothing is
 * read ahead of the listener: what `bytes` was given is all that has left the kernel.
 */
export class WireSocket {
  readonly #socket: net.Socket
  readonly #lent = Buffer.allocUnsafeSlow(READ_LENGTH)
  #paused = false
  #error: NodeJS.ErrnoException | null = null

  constructor(
    target: WireTarget,
    private readonly listener: WireSocketListener,
  ) {
    const onread: net.OnReadOpts = { buffer: this.#lent, callback: (length) => this.#read(length) }
    const place = { host: target.host, port: target.port }
    this.#socket = target.secure
      ? tls.connect({
          ...place,
          onread,
          rejectUnauthorized: target.verifyTls,
          ALPNProtocols: ['http/1.1'],
          // SNI is for names alone (RFC 6066 §3).
          ...(net.isIP(target.host) ? {} : { servername: target.host }),
        } as tls.ConnectionOptions)
      : net.connect({ ...place, onread })
    this.#socket.setNoDelay(true)
    this.#socket.once('lookup', () => listener.step('lookup'))
    this.#socket.once('connect', () => {
      listener.step('connect')
      if (!target.secure) listener.step('ready')
    })
    this.#socket.once('secureConnect', () => {
      listener.step('secure')
      listener.step('ready')
    })
    this.#socket.once('end', () => listener.ended())
    this.#socket.on('error', (error) => (this.#error ??= error))
    this.#socket.once('close', () => listener.closed(this.#error))
  }

  get remote(): string {
    return addressText(this.#socket.remoteAddress, this.#socket.remotePort)
  }

  get local(): string {
    return addressText(this.#socket.localAddress, this.#socket.localPort)
  }

  /** `null` on plain TCP. */
  get tls(): TlsFacts | null {
    return tlsFacts(this.#socket)
  }

  /** Stops reading; what is on its way waits in the kernel and, in the end, at the peer. */
  pause(): void {
    this.#paused = true
    this.#socket.pause()
  }

  resume(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#socket.resume()
  }

  /** Writes the pieces in one go; `written` is called when the system has taken them. */
  write(pieces: readonly Uint8Array[], written: (error?: Error | null) => void): void {
    this.#socket.cork()
    pieces.forEach((piece, index) => this.#socket.write(piece, index === pieces.length - 1 ? written : undefined))
    this.#socket.uncork()
  }

  /** Ends our side in order (FIN) once everything is written. */
  end(): void {
    this.#socket.end()
  }

  /** Drops the connection at once. */
  destroy(): void {
    this.#socket.destroy()
  }

  /** Returns whether to go on reading. */
  #read(length: number): boolean {
    this.listener.bytes(this.#lent.subarray(0, length))
    return !this.#paused
  }
}
