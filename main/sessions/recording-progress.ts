import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { LiveSession } from '../../shared/ipc/live-tick'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import type { EndState } from '../../shared/session/session-state'
import type { RecordingState } from '../../shared/session/session-summary'
import type { Recording, RecordingListener, RecordingProgress as Progress } from './ports'
import { RATE_WINDOW_MS, RateMeter } from './rate-meter'

/** How often the window hears how much is not recorded. */
export const MISSING_INTERVAL_MS = 1000

/** What is to be read from a capture is not waited for any longer. */
const READABLE_TIMEOUT_MS = 2000

const nothing: readonly number[] = Array.from({ length: EVENT_CLASS_COUNT }, () => 0)

/** What a session's summary says about its recording, from the first block to the last. */
export class RecordingProgress implements RecordingListener {
  /** The recording cannot be read while it is being made. */
  error: AppError | null = null
  readonly finished: Promise<void>
  #progress: Pick<Progress, 'counts' | 'letGo' | 'fileLength'> = {
    counts: nothing,
    letGo: nothing,
    fileLength: 0,
  }
  readonly #rates = new RateMeter()
  #recording: Recording | undefined
  /** How the recording went, when there is none any more. */
  #recorded: RecordingState = { state: 'on' }
  #clock = (): number => 0
  /** The session has ended; the recording may still be on its way to the disk. */
  #over = false
  #closed = false
  #finish: () => void = () => {}
  #settling: NodeJS.Timeout | undefined
  /** Messages received that are on disk. */
  #received = 0
  /** Who waits for how many of them. */
  readonly #waiting = new Set<{ readonly received: number; readonly goOn: () => void }>()
  /** Runs while recording is stopped. */
  #missing: NodeJS.Timeout | undefined

  constructor(
    private readonly monotonic: () => number,
    private readonly onChange: () => void,
  ) {
    this.finished = new Promise<void>((resolve) => (this.#finish = resolve))
  }

  /** @param clock nanoseconds since the session's start */
  begin(recording: Recording, clock: () => number): void {
    this.#recording = recording
    this.#clock = clock
  }

  get begun(): boolean {
    return this.#recording !== undefined
  }

  /** Nanoseconds since the session's start. */
  now(): number {
    return this.#clock()
  }

  /** Resolves when so many received messages are on disk, or when they will not get there. */
  async whenReceived(received: number): Promise<void> {
    if (this.#received >= received || this.#closed || this.read().recording.state === 'stopped') return
    await new Promise<void>((resolve) => {
      const waiter = { received, goOn: () => done() }
      // What was not recorded before recording went on is never counted.
      const timer = setTimeout(() => done(), READABLE_TIMEOUT_MS)
      const done = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(waiter)
        resolve()
      }
      this.#waiting.add(waiter)
    })
  }

  /** Wholly on disk. */
  get closed(): boolean {
    return this.#closed
  }

  read(): Pick<LiveSession, 'ending' | 'counts' | 'letGo' | 'fileLength' | 'damage' | 'recording' | 'rates'> {
    return {
      ending: this.#closed ? 'complete' : 'live',
      ...this.#progress,
      damage: [],
      recording: this.#recording?.recording ?? this.#recorded,
      rates: this.#rates.rates(this.monotonic()),
    }
  }

  async resume(): Promise<void> {
    if (this.#recording === undefined || this.#closed) throw new AppFailure(appError('not-open', { state: 'closed' }))
    await this.#recording.resume(this.#clock())
    clearInterval(this.#missing)
    this.onChange()
  }

  /** The session has ended. */
  end(outcome: { readonly state: EndState; readonly error: AppError | null }): void {
    this.#over = true
    clearInterval(this.#missing)
    const recording = this.#recording
    void recording?.close(outcome).then(() => {
      this.#closed = true
      this.#endWaiting()
      // It holds megabytes of buffers, and its session stays in the list for as long as the app runs.
      this.#recorded = recording.recording
      this.#recording = undefined
      this.#finish()
      this.onChange()
    })
  }

  /** Nobody will ask for rates any more. */
  forgetRates(): void {
    clearTimeout(this.#settling)
  }

  written({ counts, letGo, fileLength, ...totals }: Progress): void {
    this.#progress = { counts, letGo, fileLength }
    this.#received = totals.receivedMessages
    for (const { received, goOn } of this.#waiting) if (this.#received >= received) goOn()
    this.#rates.sample(totals, this.monotonic())
    this.onChange()
    // Rates fall by themselves when nothing comes any more: told once, when they have reached zero.
    clearTimeout(this.#settling)
    this.#settling = setTimeout(this.onChange, RATE_WINDOW_MS + 1)
  }

  stopped(): void {
    this.#endWaiting()
    clearInterval(this.#missing)
    // Nothing is written any more, so nothing else tells how much is missing.
    if (!this.#over) this.#missing = setInterval(this.onChange, MISSING_INTERVAL_MS)
    this.onChange()
  }

  #endWaiting(): void {
    for (const { goOn } of this.#waiting) goOn()
  }

  failed(error: AppError): void {
    this.error = error
    this.onChange()
  }
}
