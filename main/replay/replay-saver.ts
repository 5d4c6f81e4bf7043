import { AppFailure, type AppError } from '../../shared/errors/app-error'
import type { ReplayLine } from '../../shared/replay/replay-line'
import type { ReplayRecord } from './replay-record'
import type { ReplayStore } from './replay-store'

/** Brings a replay that runs to its file: one write after another. */
export class ReplaySaver {
  #steps = 0
  #writing: Promise<void> = Promise.resolve()
  /** Why the last write came to nothing; what was in it comes with the next. */
  problem: AppError | null = null

  constructor(
    private readonly store: ReplayStore,
    private readonly record: ReplayRecord,
  ) {}

  /** What was sent since the last time, and these lines behind it. Never rejects. */
  save(lines: readonly ReplayLine[] = []): Promise<void> {
    return (this.#writing = this.#writing.then(() => this.#write(lines)))
  }

  async #write(lines: readonly ReplayLine[]): Promise<void> {
    const { session, replay } = this.record.head
    const { sent } = this.record
    const steps = sent > this.#steps ? [this.record.stepsLine(this.#steps)] : []
    if (steps.length + lines.length === 0) return
    try {
      await this.store.append(session, replay, [...steps, ...lines])
      this.#steps = sent
      this.problem = null
    } catch (failure) {
      if (!(failure instanceof AppFailure)) throw failure
      this.problem = failure.error
    }
  }
}
