import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { RepeatPlan } from '../../shared/session/repeat'
import {
  isLive,
  nextState,
  type EndState,
  type SessionHappening,
  type SessionState,
} from '../../shared/session/session-state'
import type { SessionHead } from '../../shared/session/session-summary'
import type { Connection, ConnectionListener, Connections, Recording, StartRepeat } from './ports'
import { RecordingProgress } from './recording-progress'
import type { RunningSession } from './running-session'
import { SessionRepeats } from './session-repeats'

/** One run of a client profile: its state, its connection and its recording. */
export class ClientSession implements RunningSession, ConnectionListener {
  readonly progress: RecordingProgress
  readonly #repeats: SessionRepeats
  #state: SessionState = 'idle'
  #error: AppError | null = null
  #connection: Connection | undefined

  constructor(
    readonly head: SessionHead,
    startRepeat: StartRepeat,
    monotonic: () => number,
    /** Something that a summary shows has changed. */
    private readonly onChange: () => void,
  ) {
    this.progress = new RecordingProgress(monotonic, onChange)
    this.#repeats = new SessionRepeats(startRepeat, onChange)
  }

  /** @param clock nanoseconds since the session's start */
  start(recording: Recording, clock: () => number, connect: ReturnType<Connections['prepare']>): void {
    this.progress.begin(recording, clock)
    this.#happen('connect-asked')
    this.#connection = connect(recording, clock, this)
  }

  get live(): boolean {
    return isLive(this.#state)
  }

  get recording(): boolean {
    return !this.progress.closed
  }

  read(): LiveSession {
    return {
      head: this.head,
      state: this.#state,
      error: this.progress.error ?? this.#error,
      ...this.progress.read(),
      repeats: this.#repeats.read(),
    }
  }

  /** Its one connection is the session itself. */
  takeChangedConnections(): readonly [] {
    return []
  }

  /** Connecting: cancels. Open: starts the closing handshake. Closing: drops the connection. */
  disconnect(code: number | null, reason: string): void {
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

  resumeRecording(): Promise<void> {
    return this.progress.resume()
  }

  async stop(): Promise<void> {
    this.#connection?.drop()
    if (this.progress.begun) await this.progress.finished
    this.progress.forgetRates()
  }

  opened(): void {
    this.#happen('opened')
  }

  closing(): void {
    this.#happen('close-received')
  }

  ended(error: AppError | null): void {
    this.#error ??= error
    const state = this.#endState(error)
    this.#happen(state === 'cancelled' ? 'cancelled' : 'ended')
    this.progress.end({ state, error })
    // It holds megabytes of buffers, and this session stays in the list for as long as the app runs.
    this.#connection = undefined
  }

  /** Before it has ended. A connection that never opened and has no error was not wanted any more. */
  #endState(error: AppError | null): EndState {
    if (this.#state !== 'connecting') return 'closed'
    return error === null ? 'cancelled' : 'failed'
  }

  #happen(happening: SessionHappening): void {
    this.#state = nextState(this.#state, happening)
    if (this.#state !== 'open') this.#repeats.stopAll()
    this.onChange()
  }
}
