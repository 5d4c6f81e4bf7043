import { AppFailure, appError } from '../../shared/errors/app-error'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { Responder } from '../../shared/responder/responder'
import { isLoopback } from '../../shared/session/listening-address'
import { forClients, type SendableOutgoing } from '../../shared/session/outgoing'
import type { RepeatPlan } from '../../shared/session/repeat'
import { isLive, nextState, type SessionHappening, type SessionState } from '../../shared/session/session-state'
import { serverUrl } from '../../shared/session/session-endpoint'
import type { ServerStatus, SessionHead } from '../../shared/session/session-summary'
import type { Recording, RunningResponders, ServedConnection, Server, ServerListener, StartRepeat } from './ports'
import type { RunningSession } from './running-session'
import { SessionRepeats } from './session-repeats'
import { WatchedSession } from './watched-session'

/** As many ended connections stay in the list; the timeline has all of them. */
export const MAX_ENDED = 1000

/** Numbers of connections, or all that stand. */
export type Targets = readonly number[] | 'all'

/** One run of a server profile: its state, its clients and its recording. */
export class ServerSession extends WatchedSession implements RunningSession, ServerListener {
  readonly #repeats: SessionRepeats
  #state: SessionState = 'idle'
  readonly #live = new Map<number, ServedConnection>()
  /** Oldest first. */
  readonly #ended = new Map<number, ConnectionSummary>()
  readonly #changed = new Set<number>()
  #total = 0

  constructor(
    readonly head: Extract<SessionHead, { mode: 'server' }>,
    private readonly server: Server,
    private readonly answering: RunningResponders,
    startRepeat: StartRepeat,
    monotonic: () => number,
    /** Something that a summary shows has changed. */
    onChange: () => void,
  ) {
    super(monotonic, onChange)
    this.#repeats = new SessionRepeats(startRepeat, onChange)
  }

  /** @param clock nanoseconds since the session's start */
  start(recording: Recording, clock: () => number): void {
    this.progress.begin(recording, clock)
    this.#happen('connect-asked')
    this.answering.start()
    this.server.start(recording, clock, this)
    this.#happen('opened')
  }

  get live(): boolean {
    return isLive(this.#state)
  }

  read(): LiveSession {
    return {
      head: this.head,
      state: this.#state,
      error: this.progress.error,
      ...this.progress.read(),
      repeats: this.#repeats.read(),
      server: this.#status(),
    }
  }

  /** PEM of the server's certificate. Throws `server-without-tls`. */
  get certificate(): string {
    if (this.server.certificate === null) throw new AppFailure(appError('server-without-tls'))
    return this.server.certificate.pem
  }

  /** All that stand and the latest that ended, oldest first. */
  connections(): readonly ConnectionSummary[] {
    const live = [...this.#live.values()].map((connection) => connection.summary())
    return [...this.#ended.values(), ...live].toSorted((one, other) => one.connection - other.connection)
  }

  /** Numbers of those that can be sent to. */
  openConnections(): readonly number[] {
    const summaries = [...this.#live.values()].map((connection) => connection.summary())
    return summaries.filter(({ state }) => state === 'open').map(({ connection }) => connection)
  }

  takeChangedConnections(count: number): readonly ConnectionSummary[] {
    const taken: ConnectionSummary[] = []
    for (const number of this.#changed) {
      if (taken.length === count) break
      this.#changed.delete(number)
      const summary = this.#live.get(number)?.summary() ?? this.#ended.get(number)
      if (summary !== undefined) taken.push(summary)
    }
    return taken
  }

  /** Open: says 1001 to all, then drops. Closing: drops. */
  disconnect(): void {
    if (this.#state !== 'open') return this.server.drop()
    this.#happen('close-asked')
    this.answering.stop()
    void this.server.stop().then(() => this.#end())
  }

  async send(outgoing: SendableOutgoing): Promise<void> {
    await this.sendTo('all', outgoing)
  }

  /** Resolves with to how many, when all of it has left for the system. Those that are not open get nothing. */
  async sendTo(targets: Targets, outgoing: SendableOutgoing): Promise<number> {
    const given = forClients(outgoing)
    const results = await Promise.allSettled(this.#targets(targets).map((connection) => connection.send(given)))
    return results.filter(({ status }) => status === 'fulfilled').length
  }

  repeat(plan: RepeatPlan, next: () => SendableOutgoing, targets: Targets): number {
    if (this.#state !== 'open') throw new AppFailure(appError('not-open', { state: this.#state }))
    return this.#repeats.start(plan, async () => (await this.sendTo(targets, next())) > 0)
  }

  stopRepeat(repeat: number): void {
    this.#repeats.stop(repeat)
  }

  close(targets: Targets, code: number | null, reason: string): void {
    for (const connection of this.#targets(targets)) connection.close(code, reason)
  }

  drop(targets: Targets): void {
    for (const connection of this.#targets(targets)) connection.drop()
  }

  setReading(targets: Targets, reading: boolean): void {
    for (const connection of this.#targets(targets)) connection.setReading(reading)
  }

  setAnswersPings(targets: Targets, answers: boolean): void {
    for (const connection of this.#targets(targets)) connection.setAnswersPings(answers)
  }

  get responders(): readonly Responder[] {
    return this.answering.list
  }

  /** Throws `responder-invalid`; then nothing has changed. */
  setResponders(responders: readonly Responder[]): void {
    this.answering.set(responders)
  }

  async stop(): Promise<void> {
    if (this.#state === 'open') this.disconnect()
    this.server.drop()
    if (this.progress.begun) await this.progress.finished
    this.progress.forgetRates()
  }

  accepted(connection: ServedConnection): void {
    this.#total += 1
    this.#live.set(connection.connection, connection)
    this.changed(connection.connection)
  }

  get listening(): boolean {
    return this.answering.listening
  }

  opened(connection: ServedConnection): void {
    this.answering.opened(connection)
  }

  messageArrived(connection: number): void {
    this.watchers.messageArrived(connection)
  }

  message(connection: ServedConnection, type: 'text' | 'binary', payload: Uint8Array, count: number): void {
    this.answering.message(connection, type, payload, count)
  }

  changed(connection: number): void {
    this.#changed.add(connection)
    this.onChange()
  }

  ended(connection: number): void {
    const summary = this.#live.get(connection)?.summary()
    this.#live.delete(connection)
    this.answering.ended(connection)
    if (summary !== undefined) this.#ended.set(connection, summary)
    const [oldest] = this.#ended.keys()
    if (this.#ended.size > MAX_ENDED && oldest !== undefined) this.#ended.delete(oldest)
    this.changed(connection)
  }

  #status(): ServerStatus {
    const { address, hosts, certificate } = this.server
    const { path, tls } = this.head.profile
    const secure = tls.kind !== 'none'
    return {
      ...address,
      secure,
      urls: hosts.map((host) => serverUrl(secure, host, address.port, path)),
      exposed: !isLoopback(address.host),
      certificate: certificate?.facts ?? null,
      live: this.#live.size,
      total: this.#total,
    }
  }

  /** Of one that is named and gone, the caller hears; of several, those that are left are meant. */
  #targets(targets: Targets): readonly ServedConnection[] {
    if (targets === 'all') return [...this.#live.values()]
    const standing = targets.map((number) => this.#live.get(number)).filter((found) => found !== undefined)
    const [only] = targets
    if (standing.length === 0 && only !== undefined)
      throw new AppFailure(appError('connection-not-found', { connection: String(only) }))
    return standing
  }

  #end(): void {
    this.#happen('closed')
    this.progress.end({ state: 'closed', error: null })
  }

  #happen(happening: SessionHappening): void {
    this.#state = nextState(this.#state, happening)
    if (this.#state !== 'open') this.#repeats.stopAll()
    this.watchers.stateChanged(this.#state)
    this.onChange()
  }
}
