/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an input has one value, a span has two */
import { useCallback, useId, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import type { SurveySeries } from '../../../shared/ipc/survey-channels'
import { useBridge } from '../../bridge/bridge-context'
import { useCommand } from '../../commands/commands-context'
import { loadedLater } from '../../components/loaded-later'
import { placeIn } from '../../store/session-place'
import { selectedSpan } from '../../store/survey-slice'
import { useApp } from '../../store/store-context'
import type { TimeSpan } from '../../store/span-filter'
import { useSurvey } from '../../store/use-survey'
import { t } from '../../wording/translate'
import { chartData } from './chart-data'
import { ChartFigures } from './chart-figures'
import { chartSummary, spanWords } from './chart-words'
import { movedSpan } from './moved-span'
import './session-chart.css'

const PlotCanvas = loadedLater(async () => (await import('./plot-canvas')).PlotCanvas)

/** Steps of about three pixels: finer ones would be noise. */
const BUCKETS = 240

/** A session at a glance, above its timeline. What is dragged out of it is what the timeline is filtered for. */
export function SessionChart({ session }: { readonly session: string }): ReactNode {
  const shown = useApp((state) => state.chartShown)
  const toggle = useCommand('chart.toggle')
  return (
    <section className="session-chart" aria-label={t('chart.label')}>
      <button
        type="button"
        className="chart-toggle"
        aria-expanded={shown}
        aria-label={t('chart.label')}
        title={t(shown ? 'chart.hide' : 'chart.show')}
        onClick={toggle.run}
      >
        <span aria-hidden="true">{shown ? '▾' : '▸'}</span>
        {!shown && <span> {t('chart.label')}</span>}
      </button>
      {shown && <Chart session={session} />}
    </section>
  )
}

function Chart({ session }: { readonly session: string }): ReactNode {
  const bridge = useBridge()
  const reply = useSurvey(
    session,
    useCallback((id: string) => bridge.survey.series({ session: id, from: 0, to: null, buckets: BUCKETS }), [bridge]),
  )
  // Until there is an answer it takes the room all the same: the timeline must not jump.
  return reply ? <Plotted session={session} reply={reply} /> : <div className="chart-plot" />
}

function Plotted({ session, reply }: { readonly session: string; readonly reply: SurveySeries }): ReactNode {
  const startedAt = useApp((state) => state.sessions.get(session)?.head.startedAt ?? 0)
  const unit = useApp((state) => state.chartUnit)
  const filter = useApp((state) => placeIn(state, session).appliedFilter)
  const zone = useApp((state) => state.settings.times)
  const selectSpan = useApp((state) => state.selectSpan)
  const { series, end } = reply
  const summaryId = useId()
  const data = useMemo(() => chartData(series, unit, end), [series, unit, end])
  const span = useMemo(() => withinSession(selectedSpan(filter, startedAt, zone), end), [filter, startedAt, zone, end])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const moved = movedSpan(span, event.key, event.shiftKey, end)
    if (moved === undefined) return
    event.preventDefault()
    selectSpan(moved)
  }
  return (
    <>
      <ChartFigures data={data} reply={reply} span={span} startedAt={startedAt} />
      <div
        className="chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={t('chart.span')}
        aria-describedby={summaryId}
        aria-valuemin={0}
        aria-valuemax={end}
        aria-valuenow={span?.from ?? 0}
        aria-valuetext={span ? spanWords(span, startedAt, zone) : t('chart.span.none')}
        title={t('chart.span.hint')}
        onKeyDown={onKeyDown}
      >
        <PlotCanvas
          data={data}
          end={end}
          span={span}
          onSpan={selectSpan}
          placeholder={<div className="chart-canvas" />}
        />
      </div>
      <p id={summaryId} className="sr-only">
        {chartSummary(reply, data, startedAt, zone)}
      </p>
    </>
  )
}

/** What of a span can be marked; `null` where nothing of it is in the session. */
function withinSession(span: TimeSpan | null, end: number): TimeSpan | null {
  if (span === null) return null
  const [from, to] = [Math.max(0, span.from), Math.min(end, span.to)]
  return from < to ? { from, to } : null
}
