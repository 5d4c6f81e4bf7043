import type { ConnectionStatistics, DirectionStatistics } from '../../../shared/survey/connection-survey'
import type { Distribution } from '../../../shared/survey/value-histogram'
import { byteCount } from '../../../shared/wording/byte-count'
import { milliseconds } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'

const NANOSECONDS_PER_MS = 1_000_000
const NONE = '–'

/** The columns of a connection's table, after the name of the row. */
export const statisticsColumns = ['count', 'control', 'wire', 'min', 'median', 'p95', 'max', 'ratio'] as const
export type StatisticsColumn = (typeof statisticsColumns)[number]

export interface StatisticsRow {
  readonly name: string
  readonly direction: 'sent' | 'received' | null
  readonly cells: Readonly<Record<StatisticsColumn, string>>
}

/** Messages of each direction by size, and pings by the time to their pong. */
export function statisticsRows({ sent, received, roundTrips }: ConnectionStatistics): readonly StatisticsRow[] {
  const pings: StatisticsRow = {
    name: t('statistics.pings'),
    direction: null,
    cells: {
      count: (roundTrips?.count ?? 0).toLocaleString('en'),
      control: '',
      wire: '',
      ...spread(roundTrips, (nanoseconds) => milliseconds(nanoseconds / NANOSECONDS_PER_MS)),
      ratio: '',
    },
  }
  return [messageRow('sent', sent), messageRow('received', received), pings]
}

function messageRow(direction: 'sent' | 'received', statistics: DirectionStatistics): StatisticsRow {
  const { messages, controlFrames, wireBytes, sizes, compressionRatio } = statistics
  return {
    name: t(`direction.${direction}`),
    direction,
    cells: {
      count: messages.toLocaleString('en'),
      control: controlFrames.toLocaleString('en'),
      wire: byteCount(wireBytes),
      ...spread(sizes, byteCount),
      ratio: compressionRatio === null ? NONE : `${compressionRatio.toFixed(2)}×`,
    },
  }
}

function spread(values: Distribution | null, words: (value: number) => string) {
  if (values === null) return { min: NONE, median: NONE, p95: NONE, max: NONE }
  const { min, median, p95, max } = values
  return { min: words(min), median: words(median), p95: words(p95), max: words(max) }
}
