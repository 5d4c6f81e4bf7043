import type { AppError } from '../../shared/errors/app-error'
import type { ReplayEnd, ReplayHead, ReplayLine, Comparison } from '../../shared/replay/replay-line'
import type {
  ComparisonSummary,
  Lateness,
  ReplayState,
  ReplayStatus,
  StepTiming,
} from '../../shared/replay/replay-report'
import { ValueHistogram } from '../../shared/survey/value-histogram'

/** What is known of one replay, as it is kept. */
export class ReplayRecord {
  readonly #events: number[] = []
  readonly #recorded: number[] = []
  /** NaN for none. */
  readonly #planned: number[] = []
  readonly #actual: number[] = []
  readonly #lateness = new ValueHistogram()
  end: ReplayEnd | null = null
  comparison: Comparison | null = null

  constructor(readonly head: ReplayHead) {}

  get sent(): number {
    return this.#events.length
  }

  add({ event, recorded, planned, actual }: Omit<StepTiming, 'index'>): void {
    this.#events.push(event)
    this.#recorded.push(recorded)
    this.#planned.push(planned ?? Number.NaN)
    this.#actual.push(actual)
    if (planned !== null) this.#lateness.add(Math.max(0, Math.round(actual - planned)))
  }

  /** Takes in a line of its file, but for the first. */
  take(line: ReplayLine): void {
    switch (line.kind) {
      case 'replay':
        return
      case 'steps':
        for (const [event, recorded, planned, actual] of line.steps) this.add({ event, recorded, planned, actual })
        return
      case 'end':
        this.end = line
        return
      case 'comparison':
        this.comparison = line
    }
  }

  /** After its end. What happened first is what is told. */
  fail({ code, params }: AppError): void {
    if (this.end?.error === null) this.end = { ...this.end, error: { code, params: { ...params } } }
  }

  steps(from: number, count: number): readonly StepTiming[] {
    const timings: StepTiming[] = []
    for (let index = from; index < Math.min(from + count, this.sent); index++) timings.push(this.#step(index))
    return timings
  }

  /** A line that holds the steps from this one on. */
  stepsLine(from: number): ReplayLine {
    const steps = this.steps(from, this.sent).map(
      ({ event, recorded, planned, actual }): [number, number, number | null, number] => [
        event,
        Math.round(recorded),
        planned === null ? null : Math.round(planned),
        Math.round(actual),
      ],
    )
    return { kind: 'steps', steps }
  }

  get lateness(): Lateness | null {
    const distribution = this.#lateness.distribution
    return distribution && { median: distribution.median, p95: distribution.p95, max: distribution.max }
  }

  /** As it is after its end. */
  status(state: ReplayState = this.end?.state ?? 'cut-off'): ReplayStatus {
    const { replay, session, request, startedAt } = this.head
    const { source, choice, direction, pace, comparison } = request
    return {
      replay,
      session,
      request: { source, choice, direction, pace, comparison },
      startedAt,
      state,
      error: this.end?.error ?? null,
      sent: this.sent,
      steps: this.end?.steps ?? null,
      received: this.end?.received ?? 0,
      expected: this.end?.replies ?? null,
      timeouts: this.end?.timeouts ?? 0,
      reconnects: this.end?.reconnects ?? 0,
      lateness: this.lateness,
      comparison: this.comparison && summaryOf(this.comparison),
    }
  }

  #step(index: number): StepTiming {
    const planned = this.#planned[index] ?? Number.NaN
    return {
      index,
      event: this.#events[index] ?? 0,
      recorded: this.#recorded[index] ?? 0,
      planned: Number.isNaN(planned) ? null : planned,
      actual: this.#actual[index] ?? 0,
    }
  }
}

function summaryOf({ rules, pairs, left, unreadable }: Comparison): ComparisonSummary {
  const counts = { same: 0, different: 0, missing: 0, extra: 0 }
  for (const { verdict } of pairs) counts[verdict] += 1
  return { rules, counts, left, unreadable }
}
