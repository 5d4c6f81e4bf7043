import type { ReactNode } from 'react'
import type { SurveySeries } from '../../../shared/ipc/survey-channels'
import type { TimeSpan } from '../../store/span-filter'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import type { ChartData } from './chart-data'
import { peakWords, spanWords, sum } from './chart-words'

interface ChartFiguresProps {
  readonly data: ChartData
  readonly reply: SurveySeries
  readonly span: TimeSpan | null
  readonly startedAt: number
}

/** One line: what is counted, the peaks, how many marks of each kind; or the span that was selected. */
export function ChartFigures({ data, reply, span, startedAt }: ChartFiguresProps): ReactNode {
  const unit = useApp((state) => state.chartUnit)
  const chooseUnit = useApp((state) => state.chooseChartUnit)
  const { series, complete, counted, events } = reply
  const control = sum(series.sentControl) + sum(series.receivedControl)
  const problems = sum(series.problems)
  return (
    <div className="chart-figures">
      <button
        type="button"
        className="chart-button"
        title={t('chart.unit.hint')}
        onClick={() => chooseUnit(unit === 'bytes' ? 'messages' : 'bytes')}
      >
        {t(`chart.unit.${unit}`)}
      </button>
      <span className="chart-facts">
        {span ? <ChosenSpan span={span} startedAt={startedAt} /> : <Peaks data={data} />}
        {control > 0 && <span className="control">{t('chart.control', { count: control })}</span>}
        {problems > 0 && <span className="error">✕ {t('chart.problems', { count: problems })}</span>}
        {!complete && <span>{t('chart.so-far', { percent: Math.floor((100 * counted) / events) })}</span>}
      </span>
    </div>
  )
}

function Peaks({ data }: { readonly data: ChartData }): ReactNode {
  const unit = useApp((state) => state.chartUnit)
  return (
    <>
      <span>{t('chart.peak')}</span>
      <span className="sent">↑ {peakWords(data.sent, unit)}</span>
      <span className="received">↓ {peakWords(data.received, unit)}</span>
    </>
  )
}

function ChosenSpan({ span, startedAt }: { readonly span: TimeSpan; readonly startedAt: number }): ReactNode {
  const zone = useApp((state) => state.settings.times)
  const selectSpan = useApp((state) => state.selectSpan)
  return (
    <>
      <span className="chart-span mono">{spanWords(span, startedAt, zone)}</span>
      <button
        type="button"
        className="chart-button"
        aria-label={t('chart.span.clear')}
        title={t('chart.span.clear')}
        onClick={() => selectSpan(null)}
      >
        ✕
      </button>
    </>
  )
}
