import type { BucketSeries } from '../../../shared/survey/time-buckets'
import type { ChartUnit } from '../../store/survey-slice'

const NANOSECONDS = 1_000_000_000

/** What the chart draws. Each bucket is a step; its end closes the last one. */
export interface ChartData {
  readonly times: Float64Array
  /** A second. */
  readonly sent: Float64Array
  readonly received: Float64Array
  /** Buckets with control frames, and with violations or errors: times of their middles. */
  readonly control: readonly number[]
  readonly problems: readonly number[]
}

/** @param end time of the newest event: the last bucket is not over yet, and its rate is of the time that has passed */
export function chartData(series: BucketSeries, unit: ChartUnit, end: number): ChartData {
  const { start, width, sentControl, receivedControl, problems } = series
  const buckets = problems.length
  const [sent, received] =
    unit === 'messages' ? [series.sentMessages, series.receivedMessages] : [series.sentBytes, series.receivedBytes]
  const rates = (counts: Float64Array) =>
    Float64Array.from({ length: buckets + 1 }, (_, step) => {
      const bucket = Math.min(step, buckets - 1)
      // Of hardly any time, one message would make a peak.
      const passed = Math.max(width / 2, Math.min(width, end - (start + bucket * width)))
      return ((counts[bucket] ?? 0) * NANOSECONDS) / passed
    })
  const middles = (has: (bucket: number) => boolean) =>
    Array.from({ length: buckets }, (_, bucket) => bucket)
      .filter(has)
      .map((bucket) => Math.min(end, start + (bucket + 0.5) * width))
  return {
    times: Float64Array.from({ length: buckets + 1 }, (_, bucket) => start + bucket * width),
    sent: rates(sent),
    received: rates(received),
    control: middles((bucket) => (sentControl[bucket] ?? 0) + (receivedControl[bucket] ?? 0) > 0),
    problems: middles((bucket) => (problems[bucket] ?? 0) > 0),
  }
}
