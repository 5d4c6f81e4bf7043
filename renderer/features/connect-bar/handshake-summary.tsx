import type { ReactNode } from 'react'
import type { SessionEvent } from '../../../shared/session/session-event'
import { useCommand } from '../../commands/commands-context'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { useApp } from '../../store/store-context'
import { milliseconds } from '../../../shared/wording/clock-time'
import { timingTotal } from '../../wording/timing-total'
import { t } from '../../wording/translate'

/** The handshake in one line; pressing it opens the whole. */
export function HandshakeSummary(): ReactNode {
  const answer = useApp((state) => state.handshake?.answer)
  const show = useCommand('handshake.show')
  if (!answer?.ok) return null
  const summary = summaryOf(answer.value.event)
  if (!summary) return null
  return (
    <button
      type="button"
      className={classes('connect-summary', summary.ok ? 'received' : 'error')}
      title={t('command.handshake.show')}
      onClick={show.run}
    >
      {summary.ok ? '✓' : '✕'} <VisibleText text={summary.parts.join(' · ')} />
    </button>
  )
}

function summaryOf(event: SessionEvent): { readonly ok: boolean; readonly parts: readonly string[] } | null {
  if (event.kind !== 'handshake-accepted' && event.kind !== 'handshake-refused') return null
  const { checks, response, timing } = event
  const passed = checks.filter((check) => check.ok).length
  const counted = t('handshake.summary.checks', { passed, total: checks.length })
  if (event.kind === 'handshake-refused')
    return {
      ok: false,
      parts: [t('handshake.summary.refused', { status: String(response.status), reason: response.reason }), counted],
    }
  const [extension] = event.extensions?.split(';') ?? []
  const parts = [t('handshake.summary', { took: milliseconds(timingTotal(timing)) }), counted]
  return { ok: passed === checks.length, parts: [...parts, ...(extension ? [extension] : [])] }
}
