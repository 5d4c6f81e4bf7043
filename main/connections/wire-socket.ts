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

  /** Returns whether to go on reading. */
  #read(length: number): boolean {
    this.listener.bytes(this.#lent.subarray(0, length))
    return !this.#paused
  }
}

function address(host: string | undefined, port: number | undefined): string {
  if (host === undefined) return ''
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
