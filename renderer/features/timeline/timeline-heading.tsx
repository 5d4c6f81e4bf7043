/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells of a grid whose rows are placed */
import { memo, type ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { columnPlace, isSized, type ColumnId } from '../../store/timeline-columns'
import { useLanguage } from '../../wording/language-context'
import { t } from '../../wording/translate'
import { ColumnEdge } from './column-edge'

interface TimelineHeadingProps {
  readonly columns: readonly ColumnId[]
  /** The event that Δ counts from; `null` is the row before. */
  readonly reference: number | null
}

export const isRight = (column: ColumnId): boolean =>
  column === 'number' || column === 'delta' || column === 'connection' || column === 'bytes'

export const TimelineHeading = memo(function TimelineHeading(props: TimelineHeadingProps): ReactNode {
  const { columns, reference } = props
  const zone = useApp((state) => (state.columns.timeStyle === 'wall' ? state.settings.times : null))
  useLanguage()
  return (
    <div className="grid-cells timeline-heading" role="presentation">
      {columns.map((column) => (
        <span
          key={column}
          role="columnheader"
          aria-colindex={columnPlace(column)}
          className={isRight(column) ? 'right' : undefined}
        >
          {column === 'time' && zone !== null ? (
            <span title={t(`timeline.time.${zone}.hint`)}>{t(`timeline.time.${zone}`)}</span>
          ) : column === 'direction' ? (
            <span className="sr-only">{t('timeline.direction')}</span>
          ) : column === 'delta' && reference !== null ? (
            t('timeline.delta.reference', { event: reference })
          ) : (
            t(`timeline.${column}`)
          )}
          {isSized(column) && <ColumnEdge column={column} />}
        </span>
      ))}
    </div>
  )
})
