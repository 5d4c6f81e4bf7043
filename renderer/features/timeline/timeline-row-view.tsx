/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells of a grid whose rows are placed */
import { memo, type ReactNode } from 'react'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { classes } from '../../components/classes'
import { clockTime, deltaTime } from '../../wording/clock-time'
import { t } from '../../wording/translate'
import { rowWords } from './row-words'

interface TimelineRowViewProps {
  readonly row: TimelineRow
  /** Of the session, in microseconds since 1970. */
  readonly startedAt: number
  /** Nanoseconds since the row before; `null` for the first row, or while the row before is on its way. */
  readonly delta: number | null
}

/** A gap that is worth a look. */
const LONG_GAP_NS = 1_000_000_000

/** The cells of one row. A row never changes, so it is drawn once. */
export const TimelineRowView = memo(function TimelineRowView({
  row,
  startedAt,
  delta,
}: TimelineRowViewProps): ReactNode {
  const words = rowWords(row)
  return (
    <div className={classes('timeline-cells', `tone-${words.tone}`)} role="presentation">
      <span role="gridcell" className="dim">
        {clockTime(startedAt, row.time)}
      </span>
      <span role="gridcell" className={classes('right', delta !== null && delta >= LONG_GAP_NS ? 'warning' : 'faint')}>
        {delta === null ? '' : deltaTime(delta)}
      </span>
      <Sign row={row} />
      <span role="gridcell" className="timeline-kind">
        {words.kind}
      </span>
      <span role="gridcell" className="right">
        {words.bytes?.toLocaleString('en')}
      </span>
      <span role="gridcell" className={classes('timeline-text', words.quietText && 'quiet')}>
        {words.text}
        {words.aside && <span className="faint"> {words.aside}</span>}
      </span>
    </div>
  )
})

/** Direction in a shape and a hue; what has none gets the shape of its kind. */
function Sign({ row }: { readonly row: TimelineRow }): ReactNode {
  if ('direction' in row && row.kind !== 'protocol-violation')
    return (
      <span role="gridcell" className={row.direction} aria-label={t(`direction.${row.direction}`)}>
        {row.direction === 'sent' ? '↑' : '↓'}
      </span>
    )
  return (
    <span role="gridcell" className="timeline-sign">
      <span aria-hidden="true">{signOf(row)}</span>
    </span>
  )
}

function signOf(row: TimelineRow): string {
  switch (row.kind) {
    case 'protocol-violation':
    case 'error':
    case 'handshake-refused':
      return '!'
    case 'note':
      return '·'
    case 'connection-opened':
    case 'handshake-sent':
    case 'handshake-accepted':
    case 'connection-closed':
    case 'frame':
    case 'message':
      return '○'
  }
}

/** Stands for a row that has not arrived. */
export function PlaceholderRow(): ReactNode {
  return (
    <div className="timeline-cells placeholder" role="presentation" aria-busy="true">
      <span role="gridcell">··</span>
    </div>
  )
}
