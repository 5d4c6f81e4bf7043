import { assertNever } from '../../shared/assert-never'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { MAX_UNFINISHED_BYTES, MemoryBudget } from '../../shared/protocol/memory-budget'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import { readRedirect, type Redirect } from '../../shared/session/redirect'
import type { FurtherConnectionNote, HandshakeResponse } from '../../shared/session/session-event'
import { AnswerBacklog } from './answer-backlog'
import { AutoPing, type AutoPingListener } from './auto-ping'
import { ClientHandshake, type HandshakeOutcome } from './client-handshake'
import { connectError } from './connect-error'
import { planConnection, type ConnectPlan } from './connect-plan'
import { DiskBrake } from './disk-brake'
import { HandshakeClock } from './handshake-clock'
import { OpenConnection, type OpenConnectionListener } from './open-connection'
import type { ResolveProxy } from './proxy'
import { WireSocket, type WireSocketListener } from './wire-socket'

/** For one connection, since each handshake has a key of its own (RFC 6455 §4.1). Throws as `planConnection` does. */
export function prepareConnection(
  profile: ClientProfile,
  secretFields: ReadonlySet<string> = new Set(),
  resolveProxy?: ResolveProxy,
) {
  const plan = planConnection(profile, resolveProxy)
  return (session: SessionRecorder, clock: () => number, listener: ClientConnectionListener) =>
    new ClientConnection(plan, session, clock, listener, secretFields)
}

export interface ClientConnectionListener {
  opened(): void
  /** A close frame was sent or received. */
  closing(): void
  /** A message was received whole. Has to be cheap. */
  messageArrived?(): void
  /** Asked at the start of each message: somebody wants to hear what it says. */
  readonly listening?: boolean
  /** Of those; what it resolves with is that it was answered. Reading waits when too much of that is still to come. */
  message?(type: 'text' | 'binary', payload: Uint8Array): Promise<void>
  /** The last call. `error` says why it never opened, or what broke it; `redirect` with what to connect with instead. */
  ended(error: AppError | null, redirect?: Redirect): void
}

/** One client connection from Connect to its end: first the handshake, then the open connection. */
export class ClientConnection implements WireSocketListener, OpenConnectionListener, AutoPingListener {
  readonly #socket: WireSocket
  readonly #recorder: ConnectionRecorder
  readonly #handshakeClock: HandshakeClock
  readonly #handshake: ClientHandshake
  readonly #timeout: NodeJS.Timeout
  readonly #autoPing: AutoPing
  #open: OpenConnection | undefined
  /** The TCP and, for `wss`, the TLS connection stood: its end is an event of its own. */
  #connected = false
  /** The user, or the app on its way out, wants no more of it. */
  #unwanted = false
  readonly #diskBrake: DiskBrake
  readonly #backlog: AnswerBacklog
  #error: AppError | null = null
  #redirect: Redirect | undefined

  constructor(
    private readonly plan: ConnectPlan,
    private readonly session: SessionRecorder,
    /** Nanoseconds since the session's start. */
    private readonly clock: () => number,
    private readonly listener: ClientConnectionListener,
    /** Paths of the profile's fields that secret variables have a part in. */
    private readonly secretFields: ReadonlySet<string> = new Set(),
  ) {
    const { target, profile } = plan
    this.#recorder = session.connection()
    this.#handshakeClock = new HandshakeClock(clock)
    this.#handshake = new ClientHandshake(plan.built, this.#handshakeClock)
    this.#handshakeClock.mark('start')
    this.#socket = new WireSocket(target, this)
    this.#diskBrake = new DiskBrake(session, this.#recorder, clock, {
      pause: () => this.#socket.pause('disk'),
      resume: () => this.#socket.resume('disk'),
    })
    this.#backlog = new AnswerBacklog({
      pause: () => this.#socket.pause('answers'),
      resume: () => this.#socket.resume('answers'),
    })
    this.#autoPing = new AutoPing(profile.autoPing, this)
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

  note(code: FurtherConnectionNote, params: Readonly<Record<string, string>>): void {
    this.#recorder.detail({ kind: 'note', code, params: { ...params } }, this.clock())
  }

  opened(): void {
    const { answerPings } = this.plan.profile
    if (!answerPings) this.#recorder.detail({ kind: 'note', code: 'pongs-withheld', params: {} }, this.clock())
    // Before anybody else can: they are the first. Where one does not go out, the end of the connection says why.
    for (const message of this.plan.openingMessages) this.send(message).catch(() => {})
    this.#autoPing.start()
    this.listener.opened()
  }

  messageArrived(): void {
    this.listener.messageArrived?.()
  }

  message(type: 'text' | 'binary', payload: Uint8Array): void {
    const answered = this.listener.message?.(type, payload)
    if (answered !== undefined) void this.#backlog.add(payload.length, answered)
  }

  closing(): void {
    this.#autoPing.stop()
    this.listener.closing()
  }

  pongReceived(): void {
    this.#autoPing.pongReceived()
  }

  ping(payload: Uint8Array): void {
    this.send({ kind: 'ping', payload }).catch(() => {})
  }

  timedOut(): void {
    this.#fail(appError('ping-timed-out', { ms: String(this.plan.profile.autoPing.timeout) }))
    this.drop()
  }

  step(step: 'lookup' | 'connect' | 'proxy' | 'secure' | 'ready'): void {
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
    this.#autoPing.stop()
    if (this.#open === undefined) this.#neverOpened(error)
    else if (error !== null) this.#fail(connectError(error, this.plan.target))
    this.#open?.end(this.clock())
    this.#diskBrake.record()
    if (this.#connected) this.#recordClosed()
    this.listener.ended(this.#error, this.#redirect)
  }

  /** The connection stands: asks for the upgrade. */
  #begin(): void {
    const { built } = this.plan
    const time = this.clock()
    this.#connected = true
    const { remote, local, tls, proxy } = this.#socket
    this.#recorder.detail({ kind: 'connection-opened', remote, local, tls, ...(proxy !== null && { proxy }) }, time)
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
            sentBudget: new MemoryBudget(MAX_UNFINISHED_BYTES),
            keepsReceived: () => this.listener.listening === true,
            sentPosition: this.plan.built.bytes.length,
            receivedPosition: outcome.responseLength,
          },
          this.#socket,
          this.#recorder,
          this.session,
          this.clock,
          this,
        )
        this.#open.answersPings = this.plan.profile.answerPings
        // The first frames may have come with the response: they are in the stream already.
        this.#open.receivedWithHandshake(bytes.subarray(outcome.rest), time)
        return
      case 'refused':
        this.#recorder.detail(outcome.event, time)
        this.#refused(outcome.event.response, outcome.error)
        return this.#socket.destroy()
      case 'failed':
        this.#fail(outcome.error)
        return this.#socket.destroy()
      default:
        return assertNever(outcome)
    }
  }

  #refused(response: HandshakeResponse, error: AppError): void {
    const redirected = readRedirect(this.plan.profile, response, this.secretFields)
    if (redirected === null) this.#error ??= error
    else if (redirected.ok) this.#redirect = redirected.value
    else this.#fail(redirected.error)
  }

  #timeOut(): void {
    // A refusal whose body does not end is a refusal all the same.
    this.#settle(this.#handshake.end(), new Uint8Array(), this.clock())
    if (this.#error === null && this.#redirect === undefined)
      this.#fail(appError('handshake-timed-out', { ms: String(this.plan.profile.handshakeTimeout) }))
    this.#socket.destroy()
  }

  #neverOpened(error: NodeJS.ErrnoException | null): void {
    if (this.#error !== null || this.#redirect !== undefined) return
    if (this.#unwanted) this.#recorder.detail({ kind: 'note', code: 'connecting-cancelled', params: {} }, this.clock())
    else if (error !== null) this.#fail(connectError(error, this.plan.target))
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
