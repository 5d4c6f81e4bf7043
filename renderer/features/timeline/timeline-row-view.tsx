/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells of a grid whose rows are placed */
import { memo, type ReactNode } from 'react'
import type { Annotation } from '../../../shared/session/annotation'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { classes } from '../../components/classes'
import { Highlighted } from '../../components/highlighted'
import { VisibleText } from '../../components/visible-text'
import type { MarkPattern } from '../../components/text-spans'
import { HIDDEN, isSubprotocolHidden, isTargetHidden } from '../../store/hidden-parts'
import { useApp } from '../../store/store-context'
import { columnIds, columnPlace, type ColumnId, type TimeStyle } from '../../store/timeline-columns'
import { deltaTime } from '../../../shared/wording/clock-time'
import type { TimeZone } from '../../../shared/wording/time-zone'
import { eventTime } from '../../wording/event-time'
import { useLanguage } from '../../wording/language-context'
import { t } from '../../wording/translate'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { rowWords, type RowWords } from '../../../shared/wording/row-words'
import type { SetFold } from './use-folds'

interface TimelineRowViewProps {
  /** Whose row it is. */
  readonly session: string
  readonly row: TimelineRow
  /** Of the session, in microseconds since 1970. */
  readonly startedAt: number
  /** Nanoseconds since the row before or the reference; `null` for the first row, or while the row before is on its way. */
  readonly delta: number | null
  readonly columns: readonly ColumnId[]
  readonly timeStyle: TimeStyle
  readonly zone: TimeZone
  /** What Find looks for. */
  readonly pattern: MarkPattern | null
  readonly annotation: Annotation | undefined
  readonly onFold: SetFold
}

/** A gap that is worth a look. */
const LONG_GAP_NS = 1_000_000_000

/** The cells of one row. A row never changes, so it is drawn once in each language. */
export const TimelineRowView = memo(function TimelineRowView(props: TimelineRowViewProps): ReactNode {
  useLanguage()
  const { row } = props
  if (row.kind === 'handshake-sent') return <RequestRow {...props} row={row} />
  return row.kind === 'handshake-accepted' ? <AcceptedRow {...props} row={row} /> : <RowCells {...props} />
})

type RowOf<Kind extends TimelineRow['kind']> = TimelineRowViewProps & {
  readonly row: Extract<TimelineRow, { kind: Kind }>
}

/** What is asked for may have a secret in it. */
function RequestRow(props: RowOf<'handshake-sent'>): ReactNode {
  const hidden = useApp((state) => isTargetHidden(state, props.session))
  return <RowCells {...props} row={hidden ? { ...props.row, target: HIDDEN } : props.row} />
}

/** What was agreed was offered before, and may have one as well. */
function AcceptedRow(props: RowOf<'handshake-accepted'>): ReactNode {
  const hidden = useApp((state) => isSubprotocolHidden(state, props.session)) && props.row.subprotocol !== null
  return <RowCells {...props} row={hidden ? { ...props.row, subprotocol: HIDDEN } : props.row} />
}

function RowCells(props: TimelineRowViewProps): ReactNode {
  const words = rowWords(props.row)
  return (
    <div
      className={classes('grid-cells timeline-cells', `tone-${words.tone}`, props.row.inFold && 'in-fold')}
      role="presentation"
    >
      {props.columns.map((column) => {
        const { className, label, content } = cell(column, props, words)
        return (
          <span
            key={column}
            role="gridcell"
            aria-colindex={columnPlace(column)}
            className={className}
            aria-label={label}
          >
            {content}
          </span>
        )
      })}
    </div>
  )
}

interface Cell {
  readonly className: string
  /** Where a sign says it to the eye alone. */
  readonly label?: string
  readonly content: ReactNode
}

function cell(column: ColumnId, props: TimelineRowViewProps, words: RowWords): Cell {
  const { row, startedAt, delta, timeStyle, zone } = props
  switch (column) {
    case 'number':
      return { className: 'right faint', content: row.event.toLocaleString('en') }
    case 'time':
      return { className: 'dim', content: eventTime(timeStyle, startedAt, row.time, zone) }
    case 'delta':
      return {
        className: classes('right', delta !== null && delta >= LONG_GAP_NS ? 'warning' : 'faint'),
        content: delta === null ? '' : deltaTime(delta),
      }
    case 'direction':
      return directionCell(row)
    case 'connection':
      return { className: 'right dim', content: row.connection > 0 && row.connection }
    case 'opcode':
      return { className: 'timeline-kind', content: words.kind }
    case 'bytes':
      return { className: 'right', content: words.bytes?.toLocaleString('en') }
    case 'payload':
      return {
        className: classes('timeline-text', words.quietText && 'quiet'),
        content: <Payload {...props} words={words} />,
      }
  }
}

/** Direction in a shape and a hue; what has none gets the shape of its kind. */
function directionCell(row: TimelineRow): Cell {
  if ('direction' in row && row.kind !== 'protocol-violation') {
    const { direction } = row
    return { className: direction, label: t(`direction.${direction}`), content: direction === 'sent' ? '↑' : '↓' }
  }
  return { className: 'timeline-sign', content: <span aria-hidden="true">{signOf(row)}</span> }
}

function Payload(props: TimelineRowViewProps & { readonly words: RowWords }): ReactNode {
  const { row, annotation, pattern, words, onFold } = props
  return (
    <>
      {row.kind === 'heartbeats' && <FoldSwitch fold={row} onFold={onFold} />}
      {annotation && <AnnotationSign annotation={annotation} />}
      {'cause' in row && row.cause !== undefined && <Responder name={row.cause} />}
      <Highlighted text={words.text} pattern={pattern} />
      {words.aside && (
        <span className="faint">
          {' '}
          <VisibleText text={words.aside} />
        </span>
      )}
    </>
  )
}

type Fold = Extract<TimelineRow, { kind: 'heartbeats' }>

function FoldSwitch({ fold, onFold }: { readonly fold: Fold; readonly onFold: SetFold }): ReactNode {
  const { event, expanded } = fold
  return (
    <button
      type="button"
      className="fold-chevron"
      tabIndex={-1}
      aria-expanded={expanded}
      aria-label={t(expanded ? 'timeline.fold.collapse' : 'timeline.fold.expand')}
      onClick={() => void onFold(event, !expanded)}
    >
      <span aria-hidden="true">{expanded ? '▾' : '▸'}</span>
    </button>
  )
}

/** Who had it sent, or closed; before the payload, which may be long. */
function Responder({ name }: { readonly name: string }): ReactNode {
  return (
    <span className="row-cause" title={withSigns(t('row.cause', { responder: name }))}>
      <span className="sr-only">{t('row.cause', { responder: '' })}</span>
      <VisibleText text={name} />{' '}
    </span>
  )
}

function AnnotationSign({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const { mark, note } = annotation
  return (
    <span className={classes('row-mark', typeof mark === 'string' && mark)} title={withSigns(note ?? t('mark.marked'))}>
      <span aria-hidden="true">{mark === false ? '✎' : '◆'}</span>
      <span className="sr-only">{t('mark.marked')}</span>
      {note !== null && (
        <span className="row-note">
          <VisibleText text={note} />
        </span>
      )}{' '}
    </span>
  )
}

function signOf(row: TimelineRow): string {
  switch (row.kind) {
    case 'protocol-violation':
    case 'error':
    case 'handshake-refused':
      return '!'
    case 'heartbeats':
      return '⇅'
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
    <div className="grid-cells timeline-cells placeholder" role="presentation">
      <span role="gridcell" aria-colindex={1} aria-colspan={columnIds.length} aria-busy="true">
        ··
      </span>
    </div>
  )
}
