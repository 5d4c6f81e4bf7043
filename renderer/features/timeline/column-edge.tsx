/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that moves is a widget (ARIA 1.2) */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- hr is not focusable */
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH, type SizedColumn } from '../../store/timeline-columns'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const STEP = 8

/** The right edge of a column: dragged, or moved with the arrow keys. */
export function ColumnEdge({ column }: { readonly column: SizedColumn }): ReactNode {
  const width = useApp((state) => state.columns.widths[column])
  const resize = useApp((state) => state.resizeColumn)
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null)

  function onPointerDown(event: PointerEvent<HTMLSpanElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, width }
  }

  function onPointerMove(event: PointerEvent): void {
    if (grip.current) resize(column, grip.current.width + event.clientX - grip.current.x)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    resize(column, width + (event.key === 'ArrowLeft' ? -STEP : STEP))
  }

  return (
    <span
      className="column-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('timeline.columns.resize', { column: t(`timeline.${column}`) })}
      aria-valuenow={width}
      aria-valuemin={MIN_COLUMN_WIDTH}
      aria-valuemax={MAX_COLUMN_WIDTH}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grip.current = null)}
      onLostPointerCapture={() => (grip.current = null)}
      onKeyDown={onKeyDown}
    />
  )
}
