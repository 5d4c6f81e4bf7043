import { plannedOffset } from '../../shared/replay/planned-offset'
import type { ReplayStep } from '../../shared/replay/replay-plan'
import type { StepTiming } from '../../shared/replay/replay-report'
import type { ReplayPace } from '../../shared/replay/replay-request'

const NANOSECONDS_PER_MS = 1_000_000

/** When the steps of a replay are due, and when they were made. */
export class ReplayTimes {
  /** When the first step was due, or was made; milliseconds. */
  #began: number | null = null
  /** When a step of offset 0 would have been due: moves with every pause. */
  #origin = 0
  /** The next step is the first one, or the first one after a pause: it sets the origin. */
  #rebase = true
  /** Time of the first step in the recording. */
  #firstTime = 0
  #lastOffset = 0

  constructor(
    private readonly pace: ReplayPace,
    /** Milliseconds, monotonic, with fractions. */
    private readonly monotonic: () => number,
  ) {}

  /** After a pause it goes on as if the last message had been sent just now. */
  resume(): void {
    this.#rebase = true
  }

  /** Milliseconds on the clock; `null` where the pace has no times. */
  dueAt(step: ReplayStep): number | null {
    const offset = this.#plannedOffset(step)
    if (offset === null) return null
    if (this.#rebase) this.#rebaseOn(offset)
    return this.#origin + offset / NANOSECONDS_PER_MS
  }

  /**
   * It is made now.
   *
   * @param byHand its time was not waited for
   */
  made(step: ReplayStep, byHand: boolean): Omit<StepTiming, 'index'> {
    const now = this.monotonic()
    const began = (this.#began ??= now)
    const offset = this.#plannedOffset(step)
    this.#lastOffset = offset ?? 0
    return {
      event: step.event,
      recorded: step.time - this.#firstTime,
      planned: offset === null || byHand ? null : (this.#origin - began) * NANOSECONDS_PER_MS + offset,
      actual: (now - began) * NANOSECONDS_PER_MS,
    }
  }

  #plannedOffset({ index, time }: ReplayStep): number | null {
    if (index === 0) this.#firstTime = time
    return plannedOffset(this.pace, index, time - this.#firstTime)
  }

  #rebaseOn(offset: number): void {
    this.#rebase = false
    const now = this.monotonic()
    const last = this.#began === null ? offset : this.#lastOffset
    this.#began ??= now
    this.#origin = now - last / NANOSECONDS_PER_MS
  }
}
