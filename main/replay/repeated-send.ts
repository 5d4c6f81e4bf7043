import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { RepeatPlan, RepeatStatus } from '../../shared/session/repeat'

export interface RepeatedSendPorts {
  /** Resolves when it has left for the system; with `false` where nobody was there to get it. */
  send(): Promise<boolean>
  /** Its status has changed. */
  changed(): void
  /** Milliseconds, monotonic, with fractions. */
  now(): number
}

/**
 * Sends the same thing again and again. Due times count from the start, so that lateness does not add up; one that finds
 * the sending before it still under way is passed over and counted, so that nothing piles up.
 */
export class RepeatedSend {
  readonly #startedAt: number
  #state: RepeatStatus['state'] = 'running'
  #sent = 0
  #missed = 0
  #error: AppError | null = null
  /** Due times so far. */
  #due = 0
  #sending = false
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly repeat: number,
    private readonly plan: RepeatPlan,
    private readonly ports: RepeatedSendPorts,
  ) {
    this.#startedAt = ports.now()
    this.#next()
  }

  status(): RepeatStatus {
    const { repeat, plan } = this
    return { repeat, ...plan, state: this.#state, sent: this.#sent, missed: this.#missed, error: this.#error }
  }

  stop(): void {
    this.#end('stopped')
  }

  #next(): void {
    if (this.#sending) this.#missed += 1
    else void this.#send()
    this.#due += 1
    // A computer that slept does not make up for it.
    const passed = Math.floor((this.ports.now() - this.#startedAt) / this.plan.every)
    if (passed >= this.#due) {
      this.#missed += passed + 1 - this.#due
      this.#due = passed + 1
    }
    if (this.#state !== 'running') return
    const wait = this.#startedAt + this.#due * this.plan.every - this.ports.now()
    this.#timer = setTimeout(() => this.#next(), Math.max(0, Math.ceil(wait)))
  }

  async #send(): Promise<void> {
    this.#sending = true
    try {
      const sent = await this.ports.send()
      if (this.#state === 'running') this.#count(sent)
    } catch (cause) {
      this.#error = cause instanceof AppFailure ? cause.error : appError('not-open', { state: 'closed' })
      this.#end('failed')
    } finally {
      this.#sending = false
    }
  }

  #count(sent: boolean): void {
    if (sent) this.#sent += 1
    else this.#missed += 1
    if (this.#sent === this.plan.times) this.#end('done')
    else this.ports.changed()
  }

  #end(state: Exclude<RepeatStatus['state'], 'running'>): void {
    if (this.#state !== 'running') return
    clearTimeout(this.#timer)
    this.#state = state
    this.ports.changed()
  }
}
