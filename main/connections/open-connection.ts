import { Opcode } from '../../shared/protocol/opcode'
import type { Violation } from '../../shared/protocol/frame-decoder'
import type { Direction } from '../../shared/session/direction'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import type { ClientConnectionListener, ConnectPlan } from './client-connection'
import type { HandshakeAcceptance } from './client-handshake'
import { ConnectionTap, type TapListener } from './connection-tap'
import { WebSocketEngine, type EngineListener } from './websocket-engine'
import type { WireSocket } from './wire-socket'

/** How a connection came to its end, as `connection-closed` tells it. */
export interface Ending {
  readonly code: number
  readonly reason: string
  readonly initiator: 'local' | 'remote' | 'none'
  readonly clean: boolean
}

const NO_STATUS = 1005
const ABNORMAL = 1006

/** After its handshake, a connection is a tap on the wire with `ws` behind it for whatever has to be said. */
export class OpenConnection implements TapListener, EngineListener {
  readonly #tap: ConnectionTap
  readonly #engine: WebSocketEngine
  #initiator: 'local' | 'remote' | 'none' = 'none'

  constructor(
    handshake: HandshakeAcceptance,
    plan: ConnectPlan,
    private readonly socket: WireSocket,
    recorder: ConnectionRecorder,
    private readonly session: SessionRecorder,
    private readonly clock: () => number,
    private readonly listener: ClientConnectionListener,
  ) {
    const { maxMessageLength, maxFragments } = plan.profile
    this.#tap = new ConnectionTap(
      recorder,
      {
        role: 'client',
        deflate: handshake.deflate,
        maxMessageLength,
        maxFragments,
        sentPosition: plan.built.bytes.length,
        receivedPosition: handshake.responseLength,
      },
      this,
    )
    this.#engine = new WebSocketEngine({ subprotocol: handshake.subprotocol, deflate: handshake.deflate }, this)
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
    this.#tap.end(time)
    this.#engine.terminate()
  }

  send(data: string | Uint8Array): Promise<void> {
    return this.#engine.send(data)
  }

  ping(payload: Uint8Array): Promise<void> {
    return this.#engine.ping(payload)
  }

  pong(payload: Uint8Array): Promise<void> {
    return this.#engine.pong(payload)
  }

  close(code: number | null, reason: string): void {
    this.#engine.close(code, reason)
  }

  controlReceived(opcode: number, payload: Uint8Array): void {
    if (opcode !== Opcode.Pong) this.#engine.receiveControl(opcode, payload)
  }

  closeSeen(direction: Direction): void {
    if (this.#initiator === 'none') this.#initiator = direction === 'sent' ? 'local' : 'remote'
    this.listener.closing()
  }

  failed(closeCode: number, violation: Violation): void {
    this.#engine.close(closeCode, violation.code)
  }

  opened(): void {
    this.listener.opened()
  }

  transmit(pieces: readonly Uint8Array[], done: (error?: Error | null) => void): void {
    const time = this.clock()
    for (const piece of pieces) this.#tap.sent(piece, time)
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
}
