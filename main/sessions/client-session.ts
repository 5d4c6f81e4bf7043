import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { Withheld } from '../../shared/session/another-origin'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { Redirect } from '../../shared/session/redirect'
import type { RepeatPlan } from '../../shared/session/repeat'
import { askedFor, nextAttempt, type Attempt } from '../../shared/session/reconnect-policy'
import {
  isLive,
  nextState,
  type EndState,
  type SessionHappening,
  type SessionState,
} from '../../shared/session/session-state'
import type { ClientStatus, SessionHead } from '../../shared/session/session-summary'
import { withoutPassword } from '../../shared/session/url-password'
import type { Connection, ConnectionListener, Connections, Recording, StartRepeat } from './ports'
import type { RunningSession } from './running-session'
import { SessionRepeats } from './session-repeats'
import { WatchedSession } from './watched-session'

/** What the connections of a session are made with. */
export interface Means {
  readonly recording: Recording
  /** Nanoseconds since the session's start. */
  readonly clock: () => number
  /** With all secrets, which the session's head has not. */
  readonly profile: ClientProfile
  /** Paths of its fields that secret variables have a part in. */
  readonly secretFields: ReadonlySet<string>
  readonly connections: Connections
}

const NANOSECONDS_PER_MS = 1_000_000
const MICROSECONDS_PER_MS = 1_000

/** One run of a client profile: its state, its connections, of which one stands at a time, and its recording. */
export class ClientSession extends WatchedSession implements RunningSession, ConnectionListener {
  readonly #repeats: SessionRepeats
  #state: SessionState = 'idle'
  #error: AppError | null = null
  /** `null` before the start and after the end. */
  #means: Means | null = null
  #connection: Connection | undefined
  #connections = 0
  /** When the connection opened; `null` until it has. */
  #openedAt: number | null = null
  /** Was open once. */
  #hasOpened = false
  /** The user, or the app on its way out, wants no more of it. */
  #unwanted = false
  #attempt: Attempt = askedFor
  #waiting: { readonly timer: NodeJS.Timeout; readonly next: NonNullable<ClientStatus['next']> } | null = null

  constructor(
    readonly head: Extract<SessionHead, { mode: 'client' }>,
    startRepeat: StartRepeat,
    monotonic: () => number,
    /** Something that a summary shows has changed. */
    onChange: () => void,
  ) {
    super(monotonic, onChange)
    this.#repeats = new SessionRepeats(startRepeat, onChange)
  }

  start(means: Means): void {
    this.progress.begin(means.recording, means.clock)
    this.#means = means
    this.#connect(means)
  }

  get live(): boolean {
    return isLive(this.#state)
  }

  read(): LiveSession {
    return {
      head: this.head,
      state: this.#state,
      error: this.progress.error ?? this.#error,
      ...this.progress.read(),
      repeats: this.#repeats.read(),
      client: { connection: this.#connections, next: this.#waiting?.next ?? null },
    }
  }

  /** Its connections are on the timeline; there is no list of them. */
  takeChangedConnections(): readonly [] {
    return []
  }

  /** Connecting or waiting to: cancels. Open: starts the closing handshake. Closing: drops the connection. */
  disconnect(code: number | null, reason: string): void {
    this.#unwanted = true
    if (this.#state === 'waiting') return this.#stopWaiting()
    if (this.#state === 'open') {
      this.#happen('close-asked')
      this.#connection?.close(code, reason)
    } else this.#connection?.drop()
  }

  async send(outgoing: SendableOutgoing): Promise<void> {
    if (this.#state !== 'open' || this.#connection === undefined)
      throw new AppFailure(appError('not-open', { state: this.#state }))
    if (outgoing.kind === 'close') this.disconnect(outgoing.code, outgoing.reason)
    else await this.#connection.send(outgoing)
  }

  repeat(plan: RepeatPlan, next: () => SendableOutgoing): number {
    if (this.#state !== 'open') throw new AppFailure(appError('not-open', { state: this.#state }))
    return this.#repeats.start(plan, async () => {
      await this.send(next())
      return true
    })
  }

  stopRepeat(repeat: number): void {
    this.#repeats.stop(repeat)
  }

  async stop(): Promise<void> {
    this.#unwanted = true
    if (this.#state === 'waiting') this.#stopWaiting()
    else this.#connection?.drop()
    if (this.progress.begun) await this.progress.finished
    this.progress.forgetRates()
  }

  opened(): void {
    this.#openedAt = this.#means?.clock() ?? null
    this.#hasOpened = true
    this.#error = null
    this.#happen('opened')
  }

  closing(): void {
    this.#happen('close-received')
  }

  messageArrived(): void {
    this.watchers.messageArrived(this.#connections)
  }

  get listening(): boolean {
    return this.watchers.listening
  }

  message(type: 'text' | 'binary', payload: Uint8Array): Promise<void> {
    return this.watchers.message(type, payload)
  }

  ended(error: AppError | null, redirect?: Redirect): void {
    if (this.#means === null) return
    if (redirect !== undefined && !this.#unwanted) return this.#follow(redirect, this.#means)
    this.#error = error
    const next = this.#unwanted ? null : this.#nextAttempt(this.#means)
    if (next === null) this.#end(this.#endState(error))
    else this.#wait(next, this.#means)
  }

  #connect({ recording, clock, profile, secretFields, connections }: Means): void {
    const connect = connections.prepare(profile, secretFields)
    this.#waiting = null
    this.#openedAt = null
    this.#connections += 1
    this.#happen('connect-asked')
    this.#connection = connect(recording, clock, this)
  }

  #follow({ profile, withheld }: Redirect, means: Means): void {
    this.#connection?.note('redirect-followed', { to: withoutPassword(profile.url) })
    if (withheld !== null) this.#noteWithheld(withheld)
    try {
      // What secrets had a part in is not in it any more.
      this.#connect({ ...means, profile, secretFields: withheld === null ? means.secretFields : new Set() })
    } catch (failure) {
      // From `ws` to `wss` it is the first time that anybody looks at what is set for TLS.
      if (!(failure instanceof AppFailure)) throw failure
      this.#error = failure.error
      this.#end(this.#endState(failure.error))
    }
  }

  #noteWithheld({ names, certificate, messages }: Withheld): void {
    if (names.length > 0) this.#connection?.note('redirect-credentials-withheld', { names: names.join(', ') })
    if (certificate) this.#connection?.note('redirect-certificate-withheld', {})
    if (messages > 0) this.#connection?.note('redirect-messages-withheld', { messages: String(messages) })
  }

  #nextAttempt({ clock }: Means): Attempt | null {
    const { reconnect } = this.head.profile
    const stood = this.#openedAt === null ? null : (clock() - this.#openedAt) / NANOSECONDS_PER_MS
    const next = nextAttempt(reconnect, this.#attempt, stood)
    if (next === null && reconnect.enabled)
      this.#connection?.note('reconnect-given-up', { attempts: String(reconnect.attempts) })
    return next
  }

  #wait(next: Attempt, means: Means): void {
    const { attempt, wait } = next
    const of = this.head.profile.reconnect.attempts
    this.#attempt = next
    this.#connection?.note('reconnect-waiting', { attempt: String(attempt), of: String(of), ms: String(wait) })
    const sinceStart = means.clock() / NANOSECONDS_PER_MS + wait
    const at = this.head.startedAt + Math.round(sinceStart * MICROSECONDS_PER_MS)
    this.#waiting = { timer: setTimeout(() => this.#connect(means), wait), next: { attempt, of, at } }
    this.#happen('lost')
  }

  #stopWaiting(): void {
    clearTimeout(this.#waiting?.timer)
    this.#waiting = null
    this.#connection?.note('reconnect-cancelled', {})
    this.#end(this.#hasOpened ? 'closed' : 'cancelled')
  }

  /** Before it has ended. A connection that never opened and has no error was not wanted any more. */
  #endState(error: AppError | null): EndState {
    if (this.#hasOpened) return 'closed'
    return error === null ? 'cancelled' : 'failed'
  }

  #end(state: EndState): void {
    this.#happen(state)
    this.progress.end({ state, error: this.#error })
    // They hold megabytes of buffers, and this session stays in the list for as long as the app runs.
    this.#connection = undefined
    this.#means = null
  }

  #happen(happening: SessionHappening): void {
    this.#state = nextState(this.#state, happening)
    if (this.#state !== 'open') this.#repeats.stopAll()
    this.watchers.stateChanged(this.#state)
    this.onChange()
  }
}
