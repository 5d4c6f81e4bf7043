import { utcOffset, type TimeZone } from '../../shared/wording/time-zone'
import type { Slice } from './app-state'
import { selectedSession } from './sessions-slice'
import type { SettingsStorage } from './settings-slice'
import { spanOfFilter, withSpan, type SessionClock, type TimeSpan } from './span-filter'

export const chartUnits = ['messages', 'bytes'] as const
export type ChartUnit = (typeof chartUnits)[number]

/** A session at a glance: the chart above the timeline, and the statistics of its connections. */
export interface SurveySlice {
  readonly chartShown: boolean
  /** What the chart counts, a second. */
  readonly chartUnit: ChartUnit
  readonly statisticsShown: boolean
  readonly showChart: (shown: boolean) => void
  readonly chooseChartUnit: (unit: ChartUnit) => void
  readonly showStatistics: (shown: boolean) => void
  /** Filters the timeline for a stretch of time, besides what it is filtered by already; `null` for all of it. */
  readonly selectSpan: (span: TimeSpan | null) => void
}

const SHOWN_KEY = 'framescope.chart'
const UNIT_KEY = 'framescope.chart-unit'

export const createSurveySlice =
  (storage: SettingsStorage): Slice<SurveySlice> =>
  (set, get) => ({
    chartShown: storage.getItem(SHOWN_KEY) !== 'hidden',
    chartUnit: chartUnits.find((unit) => unit === storage.getItem(UNIT_KEY)) ?? 'messages',
    statisticsShown: false,

    showChart(chartShown) {
      set({ chartShown })
      storage.setItem(SHOWN_KEY, chartShown ? 'shown' : 'hidden')
    },

    chooseChartUnit(chartUnit) {
      set({ chartUnit })
      storage.setItem(UNIT_KEY, chartUnit)
    },

    showStatistics(statisticsShown) {
      set({ statisticsShown })
    },

    selectSpan(span) {
      const session = selectedSession(get())
      if (!session) return
      const clock = clockOf(session.head.startedAt, get().settings.times)
      // The filter's text is the one place that knows the span: there it can be read, changed and removed as well.
      get().editFilter(withSpan(get().appliedFilter, clock, span))
      get().applyFilter()
    },
  })

/** The part of a session that the timeline is filtered for. */
export const selectedSpan = (filter: string, startedAt: number, zone: TimeZone): TimeSpan | null =>
  spanOfFilter(filter, clockOf(startedAt, zone))

const clockOf = (startedAt: number, zone: TimeZone): SessionClock => ({
  startedAt,
  utcOffset: utcOffset(zone, startedAt),
})
