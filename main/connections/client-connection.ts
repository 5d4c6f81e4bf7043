import { randomBytes } from 'node:crypto'
import { assertNever } from '../../shared/assert-never'
import { AppFailure, appError, type AppError, type Result } from '../../shared/errors/app-error'
import { buildHandshakeRequest, type BuiltHandshakeRequest } from '../../shared/protocol/handshake-request'
import type { ClientProfile } from '../../shared/session/client-profile'
import { parseEndpointUrl, type EndpointUrl } from '../../shared/session/endpoint-url'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import { ClientHandshake, type HandshakeOutcome } from './client-handshake'
import { connectError } from './connect-error'
import { DiskBrake } from './disk-brake'
import { HandshakeClock } from './handshake-clock'
import { OpenConnection } from './open-connection'
import { WireSocket, type WireSocketListener, type WireTarget } from './wire-socket'

/** A profile that has been checked and turned into what goes on the wire. */
export interface ConnectPlan {
  readonly endpoint: EndpointUrl
  readonly built: BuiltHandshakeRequest
  readonly profile: ClientProfile
}

/** Throws `AppFailure` when the profile cannot be connected with. */
export function planConnection(profile: ClientProfile): ConnectPlan {
  const endpoint = valueOf(parseEndpointUrl(profile.url))
  const key = randomBytes(16).toString('base64')
  return { endpoint, built: valueOf(buildHandshakeRequest(profile, endpoint, key)), profile }
}

export interface ClientConnectionListener {
  opened(): void
  /** A close frame was sent or received. */
  closing(): void
  /** The last call. `error` says why it never opened, or what broke it. */
  ended(error: AppError | null): void
}

/** One client connection from Connect to its end: first the handshake, then the open connection. */
export class ClientConnection implements WireSocketListener {
  readonly #target: WireTarget
  readonly #socket: WireSocket
  readonly #recorder: ConnectionRecorder
  readonly #handshakeClock: HandshakeClock
  readonly #handshake: ClientHandshake
  readonly #timeout: NodeJS.Timeout
  #open: OpenConnection | undefined
  /** The TCP and, for `wss`, the TLS connection stood: its end is an event of its own. */
  #connected = false
  /** The user, or the app on its way out, wants no more of it. */
  #unwanted = false
  readonly #diskBrake: DiskBrake
  #error: AppError | null = null

  constructor(
    private readonly plan: ConnectPlan,
    private readonly session: SessionRecorder,
    /** Nanoseconds since the session's start. */
    private readonly clock: () => number,
    private readonly listener: ClientConnectionListener,
  ) {
    const { endpoint, profile } = plan
    this.#recorder = session.connection()
    this.#handshakeClock = new HandshakeClock(clock)
    this.#handshake = new ClientHandshake(plan.built, this.#handshakeClock)
    this.#handshakeClock.mark('start')
    this.#target = { host: endpoint.host, port: endpoint.port, secure: endpoint.secure, verifyTls: profile.verifyTls }
    this.#socket = new WireSocket(this.#target, this)
    this.#diskBrake = new DiskBrake(session, this.#recorder, clock, this.#socket)
    this.#timeout = setTimeout(() => this.#timeOut(), profile.handshakeTimeout)
  }

  /** Resolves when what was sent has left for the system. Rejects with `AppFailure`. */
  async send(outgoing: SendableOutgoing): Promise<void> {
    if (this.#open === undefined) throw new AppFailure(appError('not-open', { state: 'connecting' }))
    await this.#open.send(outgoing)
  }

  close(code: number | null, reason: string): void {
    if (this.#open === undefined) this.drop()
    else this.#open.close(code, reason)
  }

  drop(): void {
    this.#unwanted = true
    this.#socket.destroy()
  }

  step(step: 'lookup' | 'connect' | 'secure' | 'ready'): void {
    if (step === 'ready') this.#begin()
    else this.#handshakeClock.mark(step)
  }

  bytes(bytes: Uint8Array): void {
    const time = this.clock()
    if (this.#open === undefined) this.#readHandshake(bytes, time)
    else this.#open.received(bytes, time)
    this.#diskBrake.check()
  }

  ended(): void {
    if (this.#open === undefined) this.#settle(this.#handshake.end(), new Uint8Array(), this.clock())
    else this.#open.receivedEnd()
  }

  closed(error: NodeJS.ErrnoException | null): void {
    clearTimeout(this.#timeout)
    if (this.#open === undefined) this.#neverOpened(error)
    else if (error !== null) this.#fail(connectError(error, this.#target))
    this.#open?.end(this.clock())
    this.#diskBrake.record()
    if (this.#connected) this.#recordClosed()
    this.listener.ended(this.#error)
  }

  /** The connection stands: asks for the upgrade. */
  #begin(): void {
    const { built } = this.plan
    const time = this.clock()
    this.#connected = true
    const tls = this.#socket.tls
    this.#recorder.detail(
      { kind: 'connection-opened', remote: this.#socket.remote, local: this.#socket.local, tls },
      time,
    )
    if (tls !== null && !tls.verified)
      this.#recorder.detail({ kind: 'note', code: 'tls-not-verified', params: { problem: tls.problem ?? '' } }, time)
    this.#recorder.append('sent', built.bytes, time)
    this.#recorder.detail({ kind: 'handshake-sent', request: built.request }, time)
    this.#handshakeClock.mark('request-start')
    this.#socket.write([built.bytes], () => this.#handshakeClock.mark('request-end'))
  }

  #readHandshake(bytes: Uint8Array, time: number): void {
    this.#recorder.append('received', bytes, time)
    this.#settle(this.#handshake.push(bytes), bytes, time)
  }

  #settle(outcome: HandshakeOutcome, bytes: Uint8Array, time: number): void {
    switch (outcome.kind) {
      case 'incomplete':
        return
      case 'accepted':
        clearTimeout(this.#timeout)
        this.#recorder.detail(outcome.event, time)
        this.#open = new OpenConnection(
          {
            role: 'client',
            subprotocol: outcome.subprotocol,
            deflate: outcome.deflate,
            maxMessageLength: this.plan.profile.maxMessageLength,
            maxFragments: this.plan.profile.maxFragments,
            sentPosition: this.plan.built.bytes.length,
            receivedPosition: outcome.responseLength,
          },
          this.#socket,
          this.#recorder,
          this.session,
          this.clock,
          this.listener,
        )
        // The first frames may have come with the response: they are in the stream already.
        this.#open.receivedWithHandshake(bytes.subarray(outcome.rest), time)
        return
      case 'refused':
        this.#recorder.detail(outcome.event, time)
        this.#error ??= outcome.error
        return this.#socket.destroy()
      case 'failed':
        this.#fail(outcome.error)
        return this.#socket.destroy()
      default:
        return assertNever(outcome)
    }
  }

  #timeOut(): void {
    // A refusal whose body does not end is a refusal all the same.
    this.#settle(this.#handshake.end(), new Uint8Array(), this.clock())
    if (this.#error === null)
      this.#fail(appError('handshake-timed-out', { ms: String(this.plan.profile.handshakeTimeout) }))
    this.#socket.destroy()
  }

  #neverOpened(error: NodeJS.ErrnoException | null): void {
    if (this.#error !== null) return
    if (this.#unwanted) this.#recorder.detail({ kind: 'note', code: 'connecting-cancelled', params: {} }, this.clock())
    else if (error !== null) this.#fail(connectError(error, this.#target))
    else if (this.#connected) this.#fail(appError('handshake-cut-off'))
  }

  #fail(error: AppError): void {
    if (this.#error !== null) return
    this.#error = error
    this.#recorder.detail({ kind: 'error', ...error, params: { ...error.params } }, this.clock())
  }

  #recordClosed(): void {
    const ending = this.#open?.ending ?? { code: 1006, reason: '', initiator: 'none' as const, clean: false }
    const initiator = ending.initiator === 'none' && this.#unwanted ? 'local' : ending.initiator
    this.#recorder.detail({ kind: 'connection-closed', ...ending, initiator }, this.clock())
  }
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new AppFailure(result.error)
}
