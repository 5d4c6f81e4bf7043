import { AppFailure, appError } from '../../shared/errors/app-error'
import type { RepeatPlan, RepeatStatus } from '../../shared/session/repeat'
import type { RunningRepeat, StartRepeat } from './ports'

/** As many run at once in a session. */
export const MAX_REPEATS = 20
/** As many that have ended are still told. */
const MAX_ENDED = 5

/** What a session sends again and again. */
export class SessionRepeats {
  /** By number, oldest first. */
  readonly #all = new Map<number, RunningRepeat>()
  #count = 0

  constructor(
    private readonly startRepeat: StartRepeat,
    private readonly onChange: () => void,
  ) {}

  /** Returns its number. Throws `too-many-repeats`. */
  start(plan: RepeatPlan, send: () => Promise<boolean>): number {
    if (this.#running().length >= MAX_REPEATS)
      throw new AppFailure(appError('too-many-repeats', { limit: String(MAX_REPEATS) }))
    this.#count += 1
    this.#all.set(this.#count, this.startRepeat(this.#count, plan, send, this.onChange))
    for (const ended of this.#ended().slice(0, -MAX_ENDED)) this.#all.delete(ended.repeat)
    this.onChange()
    return this.#count
  }

  /** Puts away one that has ended. */
  stop(repeat: number): void {
    const found = this.#all.get(repeat)
    if (found?.status().state === 'running') found.stop()
    else if (this.#all.delete(repeat)) this.onChange()
  }

  /** The session sends nothing more. */
  stopAll(): void {
    for (const repeat of this.#all.values()) repeat.stop()
  }

  read(): readonly RepeatStatus[] {
    return [...this.#all.values()].map((repeat) => repeat.status())
  }

  #running = () => this.read().filter(({ state }) => state === 'running')
  #ended = () => this.read().filter(({ state }) => state !== 'running')
}
