import net from 'node:net'
import tls from 'node:tls'

/** Where to connect to, and how strictly. */
export interface WireTarget {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly verifyTls: boolean
}

export interface TlsFacts {
  readonly protocol: string
  readonly cipher: string
  readonly verified: boolean
  /** Why the certificate did not verify, e.g. `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly problem: string | null
}

export interface WireSocketListener {
  /** Each step of connecting, when it is over. `ready` is the last. */
  step(step: 'lookup' | 'connect' | 'secure' | 'ready'): void
  /**
   * Bytes as they came off the wire, after TLS. The view may be kept when it has `RETAINED_FROM` bytes or more; the
   * memory of a smaller one is read into again.
   */
  bytes(bytes: Uint8Array): void
  /** The peer has ended its side. */
  ended(): void
  /** The last call. `error` says why it ended, if it did not end in order. */
  closed(error: NodeJS.ErrnoException | null): void
}

/** Reads of this size and more stay where they were read to; smaller ones are cheaper to copy. */
export const RETAINED_FROM = 16 * 1024
const SLAB_LENGTH = 1024 * 1024
/** A read into less than this would be a small read for want of room. */
const LEAST_ROOM = 64 * 1024

/**
 * A TCP or TLS connection that is read with `onread` into memory of our own: several times faster than `data` events,
 * and the bytes need not be copied on their way to the disk. Nothing is read ahead of the listener: what `bytes` was
 * given is all that has left the kernel.
 */
export class WireSocket {
  readonly #socket: net.Socket
  #slab = Buffer.allocUnsafeSlow(SLAB_LENGTH)
  #used = 0
  #paused = false
  #error: NodeJS.ErrnoException | null = null

  constructor(
    target: WireTarget,
    private readonly listener: WireSocketListener,
  ) {
    const onread: net.OnReadOpts = { buffer: () => this.#room(), callback: (length) => this.#read(length) }
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
    return address(this.#socket.remoteAddress, this.#socket.remotePort)
  }

  get local(): string {
    return address(this.#socket.localAddress, this.#socket.localPort)
  }

  /** `null` on plain TCP. */
  get tls(): TlsFacts | null {
    if (!(this.#socket instanceof tls.TLSSocket)) return null
    const problem: unknown = this.#socket.authorizationError
    return {
      protocol: this.#socket.getProtocol() ?? '',
      cipher: this.#socket.getCipher().name,
      verified: this.#socket.authorized,
      // Typed as an Error, but a code in a string is what comes.
      problem: this.#socket.authorized ? null : problem instanceof Error ? problem.message : String(problem),
    }
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

  #room(): Uint8Array {
    if (SLAB_LENGTH - this.#used < LEAST_ROOM) {
      this.#slab = Buffer.allocUnsafeSlow(SLAB_LENGTH)
      this.#used = 0
    }
    return this.#slab.subarray(this.#used)
  }

  /** Returns whether to go on reading. */
  #read(length: number): boolean {
    const bytes = this.#slab.subarray(this.#used, this.#used + length)
    if (length >= RETAINED_FROM) this.#used += length
    this.listener.bytes(bytes)
    return !this.#paused
  }
}

function address(host: string | undefined, port: number | undefined): string {
  if (host === undefined) return ''
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
