import type { SurveySeries } from '../../../shared/ipc/survey-channels'
import type { ChartUnit } from '../../store/survey-slice'
import type { TimeSpan } from '../../store/span-filter'
import { byteCount, shortCount } from '../../../shared/wording/byte-count'
import { clockTime, milliseconds } from '../../../shared/wording/clock-time'
import type { TimeZone } from '../../../shared/wording/time-zone'
import { t } from '../../wording/translate'
import type { ChartData } from './chart-data'

const MICROS_DIGITS = 3
const MINUTE_MS = 60_000
const NANOSECONDS_PER_MS = 1_000_000

/** The highest rate of a direction. */
export function peakWords(rates: Float64Array, unit: ChartUnit): string {
  const peak = Math.max(0, ...rates)
  return t('chart.rate', { rate: unit === 'bytes' ? byteCount(peak) : shortCount(Math.round(peak)) })
}

/** 14:02:11.482 – 14:02:13.112 · 1,630 ms */
export function spanWords({ from, to }: TimeSpan, startedAt: number, zone: TimeZone): string {
  return t('chart.span.value', {
    from: clockTime(startedAt, from, zone).slice(0, -MICROS_DIGITS),
    to: clockTime(startedAt, to, zone).slice(0, -MICROS_DIGITS),
    length: durationWords(to - from),
  })
}

/** What the chart shows, for who does not see it. */
export function chartSummary(
  { series, end }: SurveySeries,
  { problems }: ChartData,
  startedAt: number,
  zone: TimeZone,
): string {
  const [firstProblem] = problems
  const figures = {
    length: durationWords(end),
    sent: sum(series.sentMessages),
    received: sum(series.receivedMessages),
    sentBytes: byteCount(sum(series.sentBytes)),
    receivedBytes: byteCount(sum(series.receivedBytes)),
    control: sum(series.sentControl) + sum(series.receivedControl),
    problems: sum(series.problems),
  }
  const summary = t('chart.summary', figures)
  if (firstProblem === undefined) return summary
  return `${summary} ${t('chart.summary.problem', { time: clockTime(startedAt, firstProblem, zone).slice(0, -MICROS_DIGITS) })}`
}

export const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0)

function durationWords(nanoseconds: number): string {
  const ms = nanoseconds / NANOSECONDS_PER_MS
  if (ms < MINUTE_MS / 6) return milliseconds(ms)
  if (ms < 2 * MINUTE_MS) return t('chart.seconds', { count: Math.round(ms / 1000) })
  return t('chart.minutes', { count: Math.round(ms / MINUTE_MS) })
}
