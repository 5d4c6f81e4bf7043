import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { LiveSession } from '../../shared/ipc/live-tick'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import type { Outgoing } from '../../shared/session/outgoing'
import { isLive, nextState, type SessionHappening, type SessionState } from '../../shared/session/session-state'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import type {
  Connection,
  ConnectionListener,
  Connections,
  Recording,
  RecordingListener,
  RecordingProgress,
} from './ports'
import { RATE_WINDOW_MS, RateMeter } from './rate-meter'

/** How often the window hears how much is not recorded. */
export const MISSING_INTERVAL_MS = 1000

/** One run of a client profile: its state, its connection and its recording. */
export class ClientSession implements ConnectionListener, RecordingListener {
  #state: SessionState = 'idle'
  #error: AppError | null = null
  #progress: Pick<RecordingProgress, 'counts' | 'fileLength'> = {
    counts: Array(EVENT_CLASS_COUNT).fill(0),
    fileLength: 0,
  }
  readonly #rates = new RateMeter()
  #connection: Connection | undefined
  #recording: Recording | undefined
  /** How the recording went, when there is none any more. */
  #recorded: RecordingState = { state: 'on' }
  #clock = (): number => 0
  #closed = false
  #finish: () => void = () => {}
  readonly #finished = new Promise<void>((resolve) => (this.#finish = resolve))
  #settling: NodeJS.Timeout | undefined
  /** Runs while recording is stopped. */
  #missing: NodeJS.Timeout | undefined

  constructor(
    readonly head: SessionHead,
    private readonly monotonic: () => number,
    /** Something that a summary shows has changed. */
    private readonly onChange: () => void,
  ) {}

  /** @param clock nanoseconds since the session's start */
  start(recording: Recording, clock: () => number, connect: ReturnType<Connections['prepare']>): void {
    this.#recording = recording
    this.#clock = clock
    this.#happen('connect-asked')
    this.#connection = connect(recording, clock, this)
  }

  get live(): boolean {
    return isLive(this.#state)
  }

  /** Being recorded, or not wholly on disk yet. */
  get recording(): boolean {
    return !this.#closed
  }

  read(): LiveSession {
    return {
      head: this.head,
      state: this.#state,
      ending: this.#closed ? 'complete' : 'live',
      counts: this.#progress.counts,
      fileLength: this.#progress.fileLength,
      damage: [],
      error: this.#error,
      recording: this.#recording?.recording ?? this.#recorded,
      rates: this.#rates.rates(this.monotonic()),
    }
  }

  /** Connecting: cancels. Open: starts the closing handshake. Closing: drops the connection. */
  disconnect(code: number | null, reason: string): void {
    if (this.#state === 'open') {
      this.#happen('close-asked')
      this.#connection?.close(code, reason)
    } else this.#connection?.drop()
  }

  async send(outgoing: Exclude<Outgoing, { kind: 'file' }>): Promise<void> {
    if (this.#state !== 'open' || this.#connection === undefined)
      throw new AppFailure(appError('not-open', { state: this.#state }))
    if (outgoing.kind === 'close') this.disconnect(outgoing.code, outgoing.reason)
    else await this.#connection.send(outgoing)
  }

  /** Records again after the disk had taken no more. Fails with `capture-write-failed` when it still does not. */
  async resumeRecording(): Promise<void> {
    if (this.#recording === undefined || this.#closed)
      throw new AppFailure(appError('not-open', { state: this.#state }))
    await this.#recording.resume(this.#clock())
    clearInterval(this.#missing)
    this.onChange()
  }

  /** Drops the connection; resolves when the recording is complete. */
  async stop(): Promise<void> {
    this.#connection?.drop()
    if (this.#recording !== undefined) await this.#finished
    clearTimeout(this.#settling)
  }

  opened(): void {
    this.#happen('opened')
  }

  closing(): void {
    this.#happen('close-received')
  }

  ended(error: AppError | null): void {
    this.#error ??= error
    clearInterval(this.#missing)
    this.#happen('ended')
    const state = this.#state === 'failed' ? 'failed' : 'closed'
    const recording = this.#recording
    void recording?.close({ state, error }).then(() => {
      this.#closed = true
      // Both hold megabytes of buffers, and this session stays in the list for as long as the app runs.
      this.#recorded = recording.recording
      this.#recording = undefined
      this.#connection = undefined
      this.#finish()
      this.onChange()
    })
  }

  written(progress: RecordingProgress): void {
    this.#progress = progress
    this.#rates.sample(progress, this.monotonic())
    this.onChange()
    // Rates fall by themselves when nothing comes any more: told once, when they have reached zero.
    clearTimeout(this.#settling)
    this.#settling = setTimeout(this.onChange, RATE_WINDOW_MS + 1)
  }

  stopped(): void {
    clearInterval(this.#missing)
    // Nothing is written any more, so nothing else tells how much is missing.
    if (this.live) this.#missing = setInterval(this.onChange, MISSING_INTERVAL_MS)
    this.onChange()
  }

  failed(error: AppError): void {
    this.#error = error
    this.onChange()
  }

  #happen(happening: SessionHappening): void {
    this.#state = nextState(this.#state, happening)
    this.onChange()
  }
}
