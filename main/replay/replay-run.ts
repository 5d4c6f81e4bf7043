import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { ReplayPlan, type ReplayStep } from '../../shared/replay/replay-plan'
import type { EndedReplayState, ReplayState, ReplayStatus } from '../../shared/replay/replay-report'
import { isLive, type SessionState } from '../../shared/session/session-state'
import { Alarm } from './alarm'
import { AwaitedReplies } from './awaited-replies'
import { errorOf } from './error-of'
import type { ChangedTexts } from './changed-texts'
import { LookAhead, type ReadyStep } from './look-ahead'
import type { MessageSource, TargetSession } from './ports'
import type { ReplayRecord } from './replay-record'
import { TargetPresence } from './target-presence'
import { ReplayTimes } from './replay-times'

/** On their way to the system at the same time; beyond that, the next one waits. */
const MAX_UNDER_WAY = 256
const MAX_BYTES_UNDER_WAY = 4 * 1024 * 1024

/** How long nothing may come back, after the last message, before no more is expected. */
const QUIET_MS = 2_000

export interface ReplayRunOptions {
  readonly record: ReplayRecord
  readonly source: MessageSource
  readonly texts: ChangedTexts
  readonly target: TargetSession
  /**
   * Of a new connection: resolves when it is open, and rejects when it never will be. What the peer says first is expected
   * then. `null` where it is open already.
   */
  readonly opening: Promise<void> | null
  /** Milliseconds, monotonic, with fractions. */
  readonly monotonic: () => number
  readonly onChange: () => void
}

/** Sends what a replay sends, when it is due, and hears what comes back, from the moment it is made. */
export class ReplayRun {
  readonly #options: ReplayRunOptions
  readonly #alarm: Alarm
  readonly #plan: ReplayPlan
  readonly #ahead: LookAhead
  readonly #connections: ReadonlySet<number> | null
  #state: ReplayState
  /** Steps that may be made during a pause. */
  #singleSteps = 0
  #stopped = false
  readonly #stopping: Promise<void>
  #tellStopping: () => void = () => {}
  #failure: AppError | null = null
  readonly #times: ReplayTimes
  #underWay = 0
  #bytesUnderWay = 0
  readonly #replies = new AwaitedReplies()
  #received = 0
  #lastNews = 0
  #timeouts = 0
  #waitingSince: number | null = null
  readonly #presence: TargetPresence
  readonly #endWatching: () => void

  constructor(options: ReplayRunOptions) {
    this.#options = options
    const { request, connections } = options.record.head
    this.#state = options.opening === null ? 'running' : 'opening'
    this.#presence = new TargetPresence(options.opening === null)
    this.#alarm = new Alarm(options.monotonic)
    this.#times = new ReplayTimes(request.pace, options.monotonic)
    this.#plan = new ReplayPlan({
      direction: request.direction,
      skipped: new Set(request.skipped),
      greeted: options.opening !== null,
    })
    this.#ahead = new LookAhead(
      this.#plan,
      options.source,
      request,
      options.texts,
      options.target.role,
      options.onChange,
    )
    this.#connections = connections && new Set(connections)
    this.#stopping = new Promise((resolve) => (this.#tellStopping = resolve))
    this.#endWatching = options.target.watch({
      messageArrived: (connection) => this.#messageArrived(connection),
      stateChanged: (state) => this.#stateChanged(state),
    })
  }

  get status(): ReplayStatus {
    return {
      ...this.#options.record.status(this.#state),
      error: this.#failure,
      steps: this.#ahead.planned ? this.#plan.steps : null,
      received: this.#received,
      expected: this.#ahead.planned ? this.#plan.replies : null,
      timeouts: this.#timeouts,
      reconnects: this.#presence.reconnects,
    }
  }

  /** Sends all of it and waits for what comes back. Never rejects: `record.end` says what became of it. */
  async run(): Promise<void> {
    this.#ahead.start()
    try {
      if (this.#options.opening !== null) await this.#whenOpen(this.#options.opening)
      while (!this.#over) {
        const ready = await this.#ahead.take()
        if (ready === null) break
        await this.#turnOf(ready.step)
        if (!this.#over) this.#send(ready)
      }
      if (!this.#over && this.#plan.steps === 0) throw new AppFailure(appError('replay-empty'))
      if (!this.#over) await this.#waitForReplies()
    } catch (failure) {
      this.#fail(failure)
    }
    this.#endWatching()
    this.#ahead.stop()
    this.#end()
  }

  /** Instead of a run: it is not to be. */
  cancel(): void {
    this.#endWatching()
  }

  pause(): void {
    if (this.#state !== 'running') return
    this.#become('paused')
  }

  resume(): void {
    if (this.#state !== 'paused') return
    this.#times.resume()
    this.#become('running')
  }

  /** Sends the next message now; running, it pauses first. */
  step(): void {
    this.pause()
    if (this.#state !== 'paused') return
    this.#singleSteps += 1
    this.#alarm.ring()
  }

  stop(): void {
    this.#stopped = true
    this.#tellStopping()
    this.#ahead.stop()
    this.#alarm.ring()
  }

  async #whenOpen(opening: Promise<void>): Promise<void> {
    await Promise.race([opening, this.#stopping])
    this.#presence.opened()
    this.#become('running')
  }

  get #over(): boolean {
    return this.#stopped || this.#failure !== null
  }

  /** Resolves when it is the turn of a step, or when there is no more of it. */
  async #turnOf(step: ReplayStep): Promise<void> {
    this.#waitingSince = null
    for (;;) {
      const until = this.#over ? NOW : this.#waitsUntil(step)
      if (until === NOW) return
      await this.#alarm.until(until)
    }
  }

  /** `NOW`, a time in milliseconds, or `null` when it takes something else to happen. */
  #waitsUntil(step: ReplayStep): number | null {
    if (this.#underWay >= MAX_UNDER_WAY || this.#bytesUnderWay >= MAX_BYTES_UNDER_WAY) return null
    if (!this.#presence.open) return null
    if (this.#state === 'paused') return this.#singleSteps > 0 ? NOW : null
    const due = this.#times.dueAt(step)
    if (due === null) return this.#waitsForReplies(step)
    return due <= this.#options.monotonic() ? NOW : due
  }

  #waitsForReplies({ repliesBefore }: ReplayStep): number | null {
    const { pace } = this.#options.record.head.request
    if (pace.kind !== 'replies') return NOW
    const peers = this.#peers
    if (!this.#replies.isOwed(repliesBefore, peers)) return NOW
    const now = this.#options.monotonic()
    this.#waitingSince ??= now
    if (now < this.#waitingSince + pace.timeoutMs) return this.#waitingSince + pace.timeoutMs
    this.#replies.giveUp(repliesBefore, peers)
    this.#timeouts += 1
    return NOW
  }

  #send({ step, outgoing, length }: ReadyStep): void {
    const byHand = this.#singleSteps > 0
    if (byHand) this.#singleSteps -= 1
    this.#options.record.add(this.#times.made(step, byHand))
    this.#lastNews = this.#options.monotonic()
    this.#underWay += 1
    this.#bytesUnderWay += length
    void this.#sent(this.#options.target.send(outgoing, this.#targets), length)
    this.#options.onChange()
  }

  async #sent(sending: Promise<number>, length: number): Promise<void> {
    try {
      if ((await sending) === 0) this.#fail(new AppFailure(appError('not-open', { state: 'closed' })))
    } catch (failure) {
      // What is lost with a connection is not sent twice: the next message goes out on the next one.
      const mayBeLost = !(failure instanceof AppFailure) || failure.error.code === 'not-open'
      if (!mayBeLost || !(await this.#presence.isLost())) this.#fail(failure)
    }
    this.#underWay -= 1
    this.#bytesUnderWay -= length
    this.#alarm.ring()
  }

  /** Until all that the recording has came back, or nothing more comes. */
  async #waitForReplies(): Promise<void> {
    this.#become('waiting')
    const { pace } = this.#options.record.head.request
    const quiet = pace.kind === 'replies' ? pace.timeoutMs : QUIET_MS
    this.#lastNews = this.#options.monotonic()
    while (!this.#over) {
      const isAll = !this.#replies.isOwed(this.#plan.replies, this.#peers)
      const until = this.#lastNews + quiet
      if (this.#underWay === 0 && (isAll || this.#options.monotonic() >= until)) return
      await this.#alarm.until(this.#underWay === 0 ? until : null)
    }
  }

  get #targets(): readonly number[] | 'all' {
    return this.#connections === null ? 'all' : [...this.#connections]
  }

  /** From each of them all replies are expected: the clients of a server that are still there, or the one peer of a client. */
  get #peers(): readonly number[] {
    if (this.#connections === null) return [ONE_PEER]
    return this.#options.target.connections()?.filter((connection) => this.#connections?.has(connection)) ?? []
  }

  #messageArrived(connection: number): void {
    if (this.#connections !== null && !this.#connections.has(connection)) return
    this.#received += 1
    this.#replies.arrived(this.#connections === null ? ONE_PEER : connection)
    this.#lastNews = this.#options.monotonic()
    this.#alarm.ring()
    this.#options.onChange()
  }

  #stateChanged(state: SessionState): void {
    // Why it did not open, `opening` knows.
    if (this.#state === 'opening') return
    if (this.#presence.become(state)) this.#times.resume()
    this.#alarm.ring()
    if (!isLive(state)) this.#fail(new AppFailure(appError('not-open', { state })))
  }

  #become(state: ReplayState): void {
    this.#state = state
    this.#alarm.ring()
    this.#options.onChange()
  }

  #fail(failure: unknown): void {
    if (!this.#over) this.#failure = errorOf(failure)
    this.#ahead.stop()
    this.#alarm.ring()
  }

  #end(): void {
    const { record, target } = this.#options
    const { planned } = this.#ahead
    const { count: replies, events: expected } = this.#plan.repliesTo(record.sent)
    const state: EndedReplayState = this.#failure !== null ? 'failed' : this.#stopped ? 'stopped' : 'done'
    record.end = {
      kind: 'end',
      state,
      error: this.#failure && { code: this.#failure.code, params: { ...this.#failure.params } },
      steps: planned ? this.#plan.steps : null,
      received: this.#received,
      replies,
      expected: [...expected],
      timeouts: this.#timeouts,
      reconnects: this.#presence.reconnects,
      to: target.now(),
    }
    this.#become('comparing')
  }
}

/** The time has come, whatever the time is. */
const NOW = -Infinity

/** The peer of a client session, whichever of its connections it answers on. */
const ONE_PEER = 0
