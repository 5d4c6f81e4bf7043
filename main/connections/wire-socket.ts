import net from 'node:net'
import tls from 'node:tls'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { proxyText, type Proxy } from './proxy'
import { openTunnel } from './proxy-tunnel'
import { addressText, tlsFacts, type TlsFacts } from './socket-facts'

/** Where to connect to, and through what. */
export interface WireTarget {
  readonly host: string
  readonly port: number
  /** `null` for plain TCP. */
  readonly tls: tls.ConnectionOptions | null
  /** `null` to go there directly; so may what is found. `tls` is for proxies that speak it themselves. */
  readonly proxy: { readonly find: () => Promise<Proxy | null>; readonly tls: tls.ConnectionOptions } | null
}

export interface WireSocketListener {
  /** Each step of connecting, when it is over. `proxy`: it has gone on to the server. `ready` is the last. */
  step(step: 'lookup' | 'connect' | 'proxy' | 'secure' | 'ready'): void
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
 *
 * Through a proxy it is read with `data` events: Node takes `onread` only for a socket that it opens, and that one has
 * the conversation with the proxy first.
 */
export class WireSocket {
  /** `null` until it is known what to go through. */
  #socket: net.Socket | null = null
  /** The TCP connection, below TLS where there is a proxy. */
  #transport: net.Socket | null = null
  #proxy: Proxy | null = null
  /** Reading goes on when nobody wants it to stop any more. */
  readonly #pauses = new Set<string>()
  #error: NodeJS.ErrnoException | null = null
  #over = false

  constructor(
    private readonly target: WireTarget,
    private readonly listener: WireSocketListener,
  ) {
    if (target.proxy === null) this.#openDirectly()
    else void this.#openThrough(target.proxy).catch((error: NodeJS.ErrnoException) => this.#finish(error))
  }

  get remote(): string {
    return addressText(this.#transport?.remoteAddress, this.#transport?.remotePort)
  }

  get local(): string {
    return addressText(this.#transport?.localAddress, this.#transport?.localPort)
  }

  /** `null` on plain TCP. */
  get tls(): TlsFacts | null {
    // With a proxy over TLS, plain TCP to the server is TLS as far as the proxy.
    return this.#socket && this.target.tls && tlsFacts(this.#socket)
  }

  /** The proxy that it goes through. */
  get proxy(): string | null {
    return this.#proxy && proxyText(this.#proxy)
  }

  /** Stops reading; what is on its way waits in the kernel and, in the end, at the peer. */
  pause(reason: string): void {
    this.#pauses.add(reason)
    this.#socket?.pause()
  }

  resume(reason: string): void {
    if (this.#pauses.delete(reason) && this.#pauses.size === 0) this.#socket?.resume()
  }

  /** Writes the pieces in one go; `written` is called when the system has taken them. */
  write(pieces: readonly Uint8Array[], written: (error?: Error | null) => void): void {
    this.#socket?.cork()
    pieces.forEach((piece, index) => this.#socket?.write(piece, index === pieces.length - 1 ? written : undefined))
    this.#socket?.uncork()
  }

  /** Ends our side in order (FIN) once everything is written. */
  end(): void {
    this.#socket?.end()
  }

  /** Drops the connection at once. */
  destroy(): void {
    if (this.#socket === null) queueMicrotask(() => this.#finish(null))
    else this.#socket.destroy()
  }

  #openDirectly(): void {
    const { host, port, tls: secure } = this.target
    const lent = Buffer.allocUnsafeSlow(READ_LENGTH)
    const callback = (length: number): boolean => {
      this.listener.bytes(lent.subarray(0, length))
      // Whether to go on reading.
      return this.#pauses.size === 0
    }
    const onread: net.OnReadOpts = { buffer: lent, callback }
    const socket =
      secure === null
        ? net.connect({ host, port, onread })
        : tls.connect({ ...secure, host, port, onread } as tls.ConnectionOptions)
    this.#watchConnecting(socket)
    socket.once('connect', () => {
      if (secure === null) this.listener.step('ready')
    })
    this.#adopt(socket)
  }

  async #openThrough({ find, tls: proxyTls }: NonNullable<WireTarget['proxy']>): Promise<void> {
    const proxy = await find()
    if (this.#over) return
    if (proxy === null) return this.#openDirectly()
    this.#proxy = proxy
    const transport = net.connect({ host: proxy.host, port: proxy.port })
    this.#watchConnecting(transport)
    this.#socket = transport
    await reached(proxy, transport, 'connect')
    const toProxy = proxy.scheme === 'https' ? await this.#secure(proxy, transport, proxyTls) : transport
    await openTunnel(proxy, toProxy, this.target)
    this.listener.step('proxy')
    if (this.target.tls === null) {
      this.#adopt(toProxy)
      this.listener.step('ready')
    } else this.#adopt(tls.connect({ ...this.target.tls, host: this.target.host, socket: toProxy }))
  }

  async #secure(proxy: Proxy, transport: net.Socket, options: tls.ConnectionOptions): Promise<net.Socket> {
    const { host } = proxy
    const socket = tls.connect({
      ...options,
      host,
      socket: transport,
      ...(net.isIP(host) === 0 && { servername: host }),
    })
    this.#socket = socket
    await reached(proxy, socket, 'secureConnect')
    return socket
  }

  #watchConnecting(transport: net.Socket): void {
    this.#transport = transport
    transport.setNoDelay(true)
    transport.once('lookup', () => this.listener.step('lookup'))
    transport.once('connect', () => this.listener.step('connect'))
    transport.on('error', (error) => (this.#error ??= error))
  }

  /** From now on it is a socket to the server, or on its way there. */
  #adopt(socket: net.Socket): void {
    this.#socket = socket
    socket.once('secureConnect', () => {
      this.listener.step('secure')
      this.listener.step('ready')
    })
    socket.on('error', (error) => (this.#error ??= error))
    socket.once('end', () => this.listener.ended())
    socket.once('close', () => this.#finish(this.#error))
    if (this.#proxy !== null) socket.on('data', (bytes: Buffer) => this.listener.bytes(bytes))
  }

  #finish(error: NodeJS.ErrnoException | null): void {
    if (this.#over) return
    this.#over = true
    this.#socket?.destroy()
    this.listener.closed(error)
  }
}

/** Rejects with `proxy-unreachable` where the socket does not get so far. */
function reached(proxy: Proxy, socket: net.Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (problem: string) =>
      reject(new AppFailure(appError('proxy-unreachable', { proxy: proxyText(proxy), problem })))
    socket.once(event, resolve)
    socket.once('error', ({ message, code }: NodeJS.ErrnoException) => fail(message || (code ?? '')))
    socket.once('close', () => fail('closed'))
  })
}
