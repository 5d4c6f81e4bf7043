import { assertNever } from '../../shared/assert-never'
import { Opcode } from '../../shared/protocol/opcode'
import type { Violation } from '../../shared/protocol/frame-decoder'
import type { Direction } from '../../shared/session/direction'
import { isHonest, type HandMadeFrame } from '../../shared/session/hand-made-frame'
import type { MessageToSend } from '../../shared/session/message-to-send'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import { ConnectionTap, type TapListener, type TapOptions } from './connection-tap'
import { encodeByHand } from './encode-by-hand'
import { FrameCauses } from './frame-causes'
import { CLOSE_TIMEOUT_MS, WebSocketEngine, type EngineListener } from './websocket-engine'

/** How a connection came to its end, as `connection-closed` tells it. */
export interface Ending {
  readonly code: number
  readonly reason: string
  readonly initiator: 'local' | 'remote' | 'none'
  readonly clean: boolean
  /** The responder that closed it. */
  readonly cause?: string
}

/** What a handshake came to, and the limits from then on. */
export interface ConnectionTerms extends TapOptions {
  readonly subprotocol: string | null
}

/** The part of a socket that an open connection writes to. */
export interface Wire {
  write(pieces: readonly Uint8Array[], written: (error?: Error | null) => void): void
  end(): void
  destroy(): void
}

export interface OpenConnectionListener {
  opened(): void
  /** A close frame was sent or received. */
  closing(): void
  pongReceived?(): void
  /** A message was received whole. Has to be cheap. */
  messageArrived?(): void
  /** Of those that `ConnectionTerms.keepsReceived` wanted. `count` of the messages received, this one included. */
  message?(type: 'text' | 'binary', payload: Uint8Array, count: number): void
}

const NO_STATUS = 1005
const ABNORMAL = 1006

/** After its handshake, a connection is a tap on the wire with `ws` behind it for whatever has to be said. */
export class OpenConnection implements TapListener, EngineListener {
  readonly #tap: ConnectionTap
  /** A message is one frame without a mask: the same for all that get it. */
  readonly #plain: boolean
  readonly #engine: WebSocketEngine
  /** `false` leaves pings without an answer. */
  answersPings = true
  #initiator: 'local' | 'remote' | 'none' = 'none'
  readonly #causes = new FrameCauses()
  /** The responder that closed the connection, if one did. */
  #closedBy: string | null = null
  /** Bytes on their way that were made by hand; from the first on. */
  #handMade: WeakSet<Uint8Array> | undefined
  /** Our close frame was made by hand. `ws` knows nothing of it and would send another: it is asked for nothing more. */
  #closedByHand = false
  #lingering: NodeJS.Timeout | undefined

  constructor(
    terms: ConnectionTerms,
    private readonly socket: Wire,
    recorder: ConnectionRecorder,
    private readonly session: SessionRecorder,
    private readonly clock: () => number,
    private readonly listener: OpenConnectionListener,
  ) {
    this.#tap = new ConnectionTap(recorder, terms, this)
    this.#plain = terms.role === 'server' && terms.deflate === null
    this.#engine = new WebSocketEngine(terms.role, terms, this)
  }

  get ending(): Ending {
    const received = this.#tap.closeFrame('received')
    const clean = received !== null && this.#tap.closeFrame('sent') !== null
    // RFC 6455 §7.1.5: the code of a connection is the one received.
    return {
      code: received === null ? ABNORMAL : (received.code ?? NO_STATUS),
      reason: received?.reason ?? '',
      initiator: this.#initiator,
      clean,
      ...(this.#closedBy !== null && this.#initiator === 'local' && { cause: this.#closedBy }),
    }
  }

  received(bytes: Uint8Array, time: number): void {
    this.#tap.received(bytes, time)
  }

  /** Bytes that were recorded with the handshake already. */
  receivedWithHandshake(bytes: Uint8Array, time: number): void {
    this.#tap.decodeReceived(bytes, time)
  }

  receivedEnd(): void {
    this.#engine.receiveEnd()
  }

  /** No more bytes will come or go. */
  end(time: number): void {
    clearTimeout(this.#lingering)
    this.#tap.end(time)
    this.#engine.terminate()
  }

  /** Resolves when what was sent has left for the system. */
  async send(outgoing: SendableOutgoing): Promise<void> {
    switch (outgoing.kind) {
      case 'text':
        return await this.sendMessage(outgoing.text, 'text', null)
      case 'binary':
        return await this.sendMessage(outgoing.bytes, 'binary', null)
      case 'ping':
        return await this.ping(outgoing.payload, null)
      case 'pong':
        return await this.#engine.pong(outgoing.payload)
      case 'close':
        return this.close(outgoing.code, outgoing.reason)
      case 'frames':
        return await this.#sendByHand(outgoing.frames)
      default:
        return assertNever(outgoing)
    }
  }

  /** Resolves when it has left for the system. */
  sendMessage(data: string | Uint8Array, type: 'text' | 'binary', cause: string | null): Promise<void> {
    if (this.#engine.open) this.#causes.asked('data', cause)
    return this.#engine.send(data, type)
  }

  /** The same; a server that compresses nothing has nothing left for `ws` to do. */
  sendShared(message: MessageToSend, cause: string | null): Promise<void> {
    if (!this.#plain) return this.sendMessage(message.payload, message.type, cause)
    if (this.#engine.open) this.#causes.asked('data', cause)
    return this.#engine.sendEncoded(message.frame)
  }

  /** Resolves when it has left for the system. */
  ping(payload: Uint8Array, cause: string | null): Promise<void> {
    if (this.#engine.open) this.#causes.asked('ping', cause)
    return this.#engine.ping(payload)
  }

  close(code: number | null, reason: string, cause: string | null = null): void {
    if (this.#closedByHand) return
    if (this.#engine.open) {
      this.#causes.closeAsked(cause)
      this.#closedBy = cause
    }
    this.#engine.close(code, reason)
  }

  messageArrived(): void {
    this.listener.messageArrived?.()
  }

  messageReceived(type: 'text' | 'binary', payload: Uint8Array, count: number): void {
    this.listener.message?.(type, payload, count)
  }

  causeOf(opcode: number): string | null {
    return this.#causes.take(opcode)
  }

  controlReceived(opcode: number, payload: Uint8Array): void {
    if (opcode === Opcode.Pong) this.listener.pongReceived?.()
    // Nothing may follow our close frame (§5.5.1), no pong either.
    if (this.#closedByHand) {
      if (opcode === Opcode.Close) this.#endByHand()
    } else if (opcode === Opcode.Close || (opcode === Opcode.Ping && this.answersPings))
      this.#engine.receiveControl(opcode, payload)
  }

  closeSeen(direction: Direction): void {
    if (this.#initiator === 'none') this.#initiator = direction === 'sent' ? 'local' : 'remote'
    this.listener.closing()
  }

  failed(closeCode: number, violation: Violation): void {
    if (this.#closedByHand) this.#endByHand()
    else this.#engine.fail(closeCode, violation.code)
  }

  opened(): void {
    this.listener.opened()
  }

  transmit(pieces: readonly Uint8Array[], done: (error?: Error | null) => void): void {
    const time = this.clock()
    for (const piece of pieces) {
      const handMade = this.#handMade?.has(piece) === true
      this.#tap.sent(piece, time, handMade)
      if (handMade) this.#closedByHand ||= this.#tap.closeFrame('sent') !== null
    }
    this.socket.write(pieces, (error) => {
      // Sending faster than the disk takes it would fill the memory: the next write waits.
      if (this.session.congested) void this.session.whenDrained().then(() => done(error))
      else done(error)
    })
  }

  finished(): void {
    this.socket.end()
  }

  dropped(): void {
    this.socket.destroy()
  }

  async #sendByHand(frames: readonly HandMadeFrame[]): Promise<void> {
    const bytes = encodeByHand(frames)
    this.#handMade ??= new WeakSet()
    this.#handMade.add(bytes)
    if (this.#engine.open && !frames.every(isHonest)) this.#causes.lose()
    await this.#engine.sendEncoded(bytes)
  }

  /** Both have said their last: as `ws` does, our side ends, and the peer has a while to end its own. */
  #endByHand(): void {
    this.socket.end()
    this.#lingering ??= setTimeout(() => this.socket.destroy(), CLOSE_TIMEOUT_MS)
  }
}
