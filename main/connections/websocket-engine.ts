import { createHash } from 'node:crypto'
import type net from 'node:net'
import { Duplex } from 'node:stream'
import { WebSocket, type ClientOptions } from 'ws'
import { type DeflateAgreement, DEFLATE, type DeflateParameter } from '../../shared/protocol/deflate-parameters'
import { formatExtensions, type ExtensionParameter } from '../../shared/protocol/extension-header'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { acceptInput } from '../../shared/protocol/handshake-accept'

/** What the two endpoints agreed on in the handshake that is already over. */
export interface Agreement {
  readonly subprotocol: string | null
  /** `null` where nothing is compressed. */
  readonly deflate: DeflateAgreement | null
}

export interface EngineListener {
  opened(): void
  /** Bytes that belong on the wire, in order. `done` when they are on their way: until then no more come. */
  transmit(pieces: readonly Uint8Array[], done: (error?: Error | null) => void): void
  /** It has nothing more to say: our side of the connection may end. */
  finished(): void
  /** It gave up waiting for the peer, or was told to drop the connection. */
  dropped(): void
}

/** How long the closing handshake may take before the connection is dropped (RFC 6455 §7.1.1 leaves it open). */
export const CLOSE_TIMEOUT_MS = 5_000

/**
 * Pongs that may wait for the wire: a peer that pings and never reads would fill the memory. Of the pings beyond, only the
 * newest is answered, as RFC 6455 §5.5.3 allows.
 */
export const MAX_WAITING_PONGS = 4096

/** Options of `ws` that its types do not know yet. */
interface LaterOptions {
  readonly closeTimeout: number
  readonly maxFragments: number
  readonly maxBufferedChunks: number
}

/**
 * `ws` for what it is good at: sending, answering pings, closing. The handshake was ours, and data frames go from the
 * tap to the capture, so `ws` is given a stream whose handshake is over and whose peer sends control frames only: it
 * joins, unmasks, inflates and checks nothing a second time. docs/decisions/0002 says why.
 *
 * `ws` has no way to adopt an open connection in the client role, so its request is answered here, with what the real
 * peer agreed to. It is a documented use of `createConnection`; no private field of `ws` is touched.
 */
export class WebSocketEngine {
  readonly #stream: EngineStream
  readonly #socket: WebSocket
  /** Asked for while `ws` was still reading its 101: the peer's first frames may want an answer. */
  readonly #early: (() => void)[] = []
  #waitingPongs = 0
  /** The newest ping that found too many pongs waiting. */
  #passedOver: Uint8Array | null = null

  constructor(agreement: Agreement, listener: EngineListener) {
    this.#stream = new EngineStream(agreement, listener)
    const subprotocols = agreement.subprotocol === null ? [] : [agreement.subprotocol]
    const options: ClientOptions & LaterOptions = {
      // Documented to return any Duplex; the types know of sockets alone.
      createConnection: (() => this.#stream) as unknown as typeof net.connect,
      perMessageDeflate: agreement.deflate !== null,
      closeTimeout: CLOSE_TIMEOUT_MS,
      // It would drop the connection when a peer sends more than 60 pings at once.
      autoPong: false,
      // Nothing but control frames gets here: limits on data are the assembler's, who sees the data.
      maxPayload: 125,
      maxFragments: 1,
      maxBufferedChunks: 0,
    }
    this.#socket = new WebSocket('ws://engine.invalid/', subprotocols, options)
    this.#socket.once('open', () => {
      listener.opened()
      this.#catchUp()
    })
    this.#socket.on('ping', (payload) => this.#answerPing(payload))
    // Where it never opened: each send is told so.
    this.#socket.once('close', () => this.#catchUp())
    // What went wrong on the wire is on the timeline already; here it is only the end.
    this.#socket.on('error', () => this.#socket.terminate())
  }

  /** Bytes handed to `send` that `transmit` has not taken yet. */
  get bufferedBytes(): number {
    return this.#socket.bufferedAmount
  }

  /** Hands over a control frame of the peer. */
  receiveControl(opcode: number, payload: Uint8Array): void {
    this.#stream.deliver(
      encodeFrame({ fin: true, rsv1: false, rsv2: false, rsv3: false, opcode, maskingKey: null, payload }),
    )
  }

  /** The peer has ended its side. */
  receiveEnd(): void {
    this.#stream.deliverEnd()
  }

  /** Resolves when the message has left for the system. */
  send(data: string | Uint8Array): Promise<void> {
    return this.#sending((done) => this.#socket.send(data, { binary: typeof data !== 'string' }, done))
  }

  ping(payload: Uint8Array): Promise<void> {
    return this.#sending((done) => this.#socket.ping(payload, true, done))
  }

  pong(payload: Uint8Array): Promise<void> {
    return this.#sending((done) => this.#socket.pong(payload, true, done))
  }

  /** Starts the closing handshake; `null` sends a close frame without a payload. */
  close(code: number | null, reason: string): void {
    this.#whenOpen(() => (code === null ? this.#socket.close() : this.#socket.close(code, reason)))
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #sending(send: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => this.#whenOpen(() => send((error) => (error ? reject(error) : resolve()))))
  }

  #answerPing(payload: Uint8Array): void {
    // Nothing may follow a close frame (§5.5.1).
    if (this.#socket.readyState !== WebSocket.OPEN) return
    if (this.#waitingPongs === MAX_WAITING_PONGS) {
      this.#passedOver = payload
      return
    }
    this.#waitingPongs += 1
    this.#socket.pong(payload, true, () => {
      this.#waitingPongs -= 1
      const newest = this.#passedOver
      this.#passedOver = null
      if (newest !== null) this.#answerPing(newest)
    })
  }

  #whenOpen(action: () => void): void {
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#early.push(action)
    else action()
  }

  #catchUp(): void {
    for (const action of this.#early.splice(0)) action()
  }
}

/** The stream that `ws` takes for its connection. */
class EngineStream extends Duplex {
  /** The request of `ws`, until it is answered. */
  #request: string | null = ''
  /** What the peer said before that. */
  #early: Uint8Array[] = []

  constructor(
    private readonly agreement: Agreement,
    private readonly listener: EngineListener,
  ) {
    super({ allowHalfOpen: true })
  }

  deliver(bytes: Uint8Array): void {
    if (this.#request !== null) this.#early.push(bytes)
    else if (!this.destroyed) this.push(bytes)
  }

  deliverEnd(): void {
    if (!this.destroyed && !this.readableEnded) this.push(null)
  }

  override _read(): void {
    // Control frames are pushed as they come: they are few and small.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#request === null) this.listener.transmit([chunk], done)
    else this.#answer(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    const pieces = chunks.map(({ chunk }) => chunk)
    if (this.#request === null) this.listener.transmit(pieces, done)
    else this.#answer(Buffer.concat(pieces), done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.listener.finished()
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.listener.dropped()
    done(error)
  }

  #answer(chunk: Buffer, done: () => void): void {
    this.#request += chunk.toString('latin1')
    const key = /^sec-websocket-key: *(\S+)\r\n[^]*\r\n\r\n$/im.exec(this.#request ?? '')?.[1]
    if (key !== undefined) {
      this.#request = null
      this.push(switchingProtocols(key, this.agreement))
      for (const bytes of this.#early.splice(0)) this.push(bytes)
    }
    done()
  }
}

function switchingProtocols(key: string, { subprotocol, deflate }: Agreement): string {
  const accept = createHash('sha1').update(acceptInput(key)).digest('base64')
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    ...(subprotocol === null ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
    ...(deflate === null ? [] : [`Sec-WebSocket-Extensions: ${extensionHeader(deflate)}`]),
    '\r\n',
  ].join('\r\n')
}

function extensionHeader(deflate: DeflateAgreement): string {
  const parameter = (name: DeflateParameter, value: number | null): ExtensionParameter => ({
    name,
    value: value === null ? null : String(value),
  })
  const parameters = [
    ...(deflate.serverNoContextTakeover ? [parameter('server_no_context_takeover', null)] : []),
    ...(deflate.clientNoContextTakeover ? [parameter('client_no_context_takeover', null)] : []),
    parameter('server_max_window_bits', deflate.serverMaxWindowBits),
    parameter('client_max_window_bits', deflate.clientMaxWindowBits),
  ]
  return formatExtensions([{ name: DEFLATE, parameters }])
}
