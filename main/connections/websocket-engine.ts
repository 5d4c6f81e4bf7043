import type { IncomingMessage } from 'node:http'
import type net from 'node:net'
import { WebSocket, WebSocketServer, type ClientOptions } from 'ws'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { Opcode } from '../../shared/protocol/opcode'
import { agreedRequest, switchingProtocols, type Agreement } from './agreed-handshake'
import { EngineStream } from './engine-stream'

/** Which endpoint Framescope runs: it decides who masks (RFC 6455 §5.1). */
export type Role = 'client' | 'server'

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
 * `ws` has no way to adopt an open connection without a handshake. In the client role its request is answered here, with
 * what the real peer agreed to; in the server role it is given a request that asks for that, and its answer goes nowhere.
 * Both are documented uses (`createConnection`, `handleUpgrade`); no private field of `ws` is touched.
 */
export class WebSocketEngine {
  readonly #stream: EngineStream
  readonly #socket: WebSocket
  /** Asked for while `ws` was still reading its 101: the peer's first frames may want an answer. */
  readonly #early: (() => void)[] = []
  /** Messages that `ws` may still be compressing: what goes past it waits for them, and what comes after that, too. */
  #compressing = 0
  readonly #behind: (() => void)[] = []
  #waitingPongs = 0
  /** The newest ping that found too many pongs waiting. */
  #passedOver: Uint8Array | null = null

  constructor(
    private readonly role: Role,
    private readonly agreement: Agreement,
    listener: EngineListener,
  ) {
    if (role === 'client') {
      this.#stream = new EngineStream(listener, (key) => switchingProtocols(key, agreement))
      this.#socket = connect(this.#stream, agreement)
      this.#socket.once('open', () => {
        listener.opened()
        this.#catchUp()
      })
    } else {
      this.#stream = new EngineStream(listener, null)
      this.#socket = adopt(this.#stream, agreement)
      // It is open already; but whoever listens is still being told that there is an engine.
      queueMicrotask(() => listener.opened())
    }
    this.#socket.on('ping', (payload) => this.#answerPing(payload))
    // Where it never opened: each send is told so.
    this.#socket.once('close', () => {
      this.#catchUp()
      for (const action of this.#behind.splice(0)) action()
    })
    // What went wrong on the wire is on the timeline already; here it is only the end.
    this.#socket.on('error', () => this.#socket.terminate())
  }

  /** What it is given now will be sent. */
  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** Hands over a control frame of the peer. */
  receiveControl(opcode: number, payload: Uint8Array): void {
    // A key of zeroes masks nothing, and a server takes only what is masked.
    const maskingKey = this.role === 'server' ? 0 : null
    this.#stream.deliver(encodeFrame({ fin: true, rsv1: false, rsv2: false, rsv3: false, opcode, maskingKey, payload }))
  }

  /** The peer has ended its side. */
  receiveEnd(): void {
    this.#stream.deliverEnd()
  }

  /** Resolves when the message has left for the system. Bytes of a text are UTF-8. */
  send(data: string | Uint8Array, type = typeof data === 'string' ? 'text' : 'binary'): Promise<void> {
    const frame = { binary: type === 'binary' }
    if (this.agreement.deflate === null) return this.#sending((done) => this.#socket.send(data, frame, done))
    return this.#sending((done) => {
      this.#compressing += 1
      this.#socket.send(data, frame, (error) => {
        this.#compressing -= 1
        done(error)
        this.#goOn()
      })
    })
  }

  /**
   * Frames that are encoded already, past `ws`, in order with what it was given. Resolves when they have left for the
   * system.
   */
  sendEncoded(frames: Uint8Array): Promise<void> {
    return this.#sending((done) => {
      if (this.open) this.#stream.transmit(frames, done)
      else done(new Error('The connection is not open'))
    }, true)
  }

  ping(payload: Uint8Array): Promise<void> {
    return this.#sending((done) => this.#socket.ping(payload, this.role === 'client', done))
  }

  pong(payload: Uint8Array): Promise<void> {
    return this.#sending((done) => this.#socket.pong(payload, this.role === 'client', done))
  }

  /** Starts the closing handshake; `null` sends a close frame without a payload. */
  close(code: number | null, reason: string): void {
    this.#inTurn(() => (code === null ? this.#socket.close() : this.#socket.close(code, reason)))
  }

  /**
   * Says why the connection fails and ends our side. From now on nothing that the peer says counts, its close frame
   * included (RFC 6455 §7.1.7), so that there is none to wait for: what is waited for is the end of its side.
   */
  fail(code: number, reason: string): void {
    this.close(code, reason)
    this.#inTurn(() => this.receiveControl(Opcode.Close, new Uint8Array()))
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #sending(send: (done: (error?: Error | null) => void) => void, pastEngine = false): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#inTurn(() => send((error) => (error ? reject(error) : resolve())), pastEngine),
    )
  }

  #inTurn(action: () => void, pastEngine = false): void {
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#early.push(() => this.#inTurn(action, pastEngine))
    else if (this.#behind.length > 0 || (pastEngine && this.#compressing > 0)) this.#behind.push(action)
    else action()
  }

  #goOn(): void {
    while (this.#compressing === 0 && this.#behind.length > 0) this.#behind.shift()?.()
  }

  #answerPing(payload: Uint8Array): void {
    // Nothing may follow a close frame (§5.5.1).
    if (this.#socket.readyState !== WebSocket.OPEN) return
    if (this.#waitingPongs === MAX_WAITING_PONGS) {
      this.#passedOver = payload
      return
    }
    this.#waitingPongs += 1
    this.#socket.pong(payload, this.role === 'client', () => {
      this.#waitingPongs -= 1
      const newest = this.#passedOver
      this.#passedOver = null
      if (newest !== null) this.#answerPing(newest)
    })
  }

  #catchUp(): void {
    for (const action of this.#early.splice(0)) action()
  }
}

function options(agreement: Agreement) {
  return {
    perMessageDeflate: agreement.deflate !== null,
    closeTimeout: CLOSE_TIMEOUT_MS,
    // It would drop the connection when a peer sends more than 60 pings at once.
    autoPong: false,
    // Nothing but control frames gets here: limits on data are the assembler's, who sees the data.
    maxPayload: 125,
    maxFragments: 1,
    maxBufferedChunks: 0,
  } satisfies ClientOptions & LaterOptions
}

function connect(stream: EngineStream, agreement: Agreement): WebSocket {
  const subprotocols = agreement.subprotocol === null ? [] : [agreement.subprotocol]
  return new WebSocket('ws://engine.invalid/', subprotocols, {
    ...options(agreement),
    // Documented to return any Duplex; the types know of sockets alone.
    createConnection: (() => stream) as unknown as typeof net.connect,
  })
}

function adopt(stream: EngineStream, agreement: Agreement): WebSocket {
  const server = new WebSocketServer({ ...options(agreement), noServer: true, clientTracking: false })
  let socket: WebSocket | undefined
  // `ws` reads method, URL and headers of a request, nothing else.
  server.handleUpgrade(agreedRequest(agreement) as IncomingMessage, stream, Buffer.alloc(0), (adopted) => {
    socket = adopted
  })
  if (socket === undefined) throw new Error('ws did not accept the handshake that was agreed')
  return socket
}
