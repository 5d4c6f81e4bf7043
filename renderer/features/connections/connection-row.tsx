/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells of a grid whose rows are placed */
import { memo, type ReactNode } from 'react'
import type { ConnectionState, ConnectionSummary } from '../../../shared/session/connection-summary'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { stands, type ConnectionColumn } from '../../store/connection-list'
import { byteCount, shortCount } from '../../../shared/wording/byte-count'
import { elapsedTime } from '../../../shared/wording/clock-time'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { useLanguage } from '../../wording/language-context'
import { t } from '../../wording/translate'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { connectionColumnPlace, isRightColumn } from './connection-columns'

const NANOSECONDS_PER_MS = 1_000_000

/** A shape for each state, so that colour is not needed to tell them apart. */
const shapes: Readonly<Record<ConnectionState, string>> = {
  handshaking: '◌',
  open: '●',
  closing: '◐',
  closed: '○',
  refused: '✕',
  failed: '✕',
  'cut-off': '◌',
}

interface ConnectionRowProps {
  readonly summary: ConnectionSummary
  readonly columns: readonly ConnectionColumn[]
  /** Nanoseconds since the session's start; of a recorded session, its end. */
  readonly now: number
}

/** The cells of one connection. */
export const ConnectionRow = memo(function ConnectionRow({ summary, columns, now }: ConnectionRowProps): ReactNode {
  useLanguage()
  return (
    <div
      className={classes(
        'grid-cells connection-cells',
        stands(summary) ? summary.state : 'ended',
        summary.error && 'broken',
      )}
      role="presentation"
      title={withSigns(hintOf(summary))}
    >
      {columns.map((column) => (
        <span
          key={column}
          role="gridcell"
          aria-colindex={connectionColumnPlace(column)}
          className={isRightColumn(column) ? 'right' : undefined}
        >
          {cell(column, summary, now)}
        </span>
      ))}
    </div>
  )
})

function hintOf({ state, error, userAgent }: ConnectionSummary): string {
  if (error) return errorSentence(error)
  return state === 'cut-off' ? t('connection-state.cut-off.hint') : (userAgent ?? '')
}

function cell(column: ConnectionColumn, summary: ConnectionSummary, now: number): ReactNode {
  const { connection, state, remote, path, userAgent, subprotocol, sent, received } = summary
  switch (column) {
    case 'number':
      return connection
    case 'state':
      return (
        <>
          <span aria-hidden="true">{shapes[state]}</span> {t(`connection-state.${state}`)}
          {stands(summary) && <Hindrances summary={summary} />}
        </>
      )
    case 'remote':
      return remote
    case 'path':
      return path && <VisibleText text={path} />
    case 'agent':
      return userAgent && <VisibleText text={userAgent} />
    case 'subprotocol':
      return subprotocol
    case 'sent':
      return <span className="sent">{shortCount(sent.messages)}</span>
    case 'sent-bytes':
      return byteCount(sent.bytes)
    case 'received':
      return <span className="received">{shortCount(received.messages)}</span>
    case 'received-bytes':
      return byteCount(received.bytes)
    case 'activity':
      return elapsedTime((now - summary.lastActivity) / NANOSECONDS_PER_MS)
    case 'age': {
      const end = stands(summary) ? now : (summary.endedAt ?? summary.lastActivity)
      return elapsedTime((end - summary.openedAt) / NANOSECONDS_PER_MS)
    }
  }
}

/** What keeps a connection from going on as usual, by hand. */
function Hindrances({ summary }: { readonly summary: ConnectionSummary }): ReactNode {
  return (
    <>
      {!summary.reading && (
        <span className="warning" role="img" aria-label={t('connections.paused')} title={t('connections.paused')}>
          {' '}
          Ⅱ
        </span>
      )}
      {!summary.answersPings && (
        <span className="warning" role="img" aria-label={t('connections.silent')} title={t('connections.silent')}>
          {' '}
          ⊘
        </span>
      )}
    </>
  )
}
