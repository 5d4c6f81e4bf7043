import type { ReactNode } from 'react'
import type { ExportStatus } from '../../../shared/formats/export-status'
import { byteCount } from '../../../shared/wording/byte-count'
import { CopyButton } from '../../components/copy-button'
import { DismissButton } from '../../components/dismiss-button'
import { NoticeStrip } from '../../components/notice-strip'
import { Problem } from '../../components/problem'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import './export-notice.css'

/** How far the last export is, and what became of it until somebody puts that away. */
export function ExportNotice(): ReactNode {
  const status = useApp((state) => state.exportStatus)
  const error = useApp((state) => state.exportError)
  const dismiss = useApp((state) => state.dismissExport)
  if (!status && !error) return null
  return (
    <NoticeStrip
      label={t('export.label')}
      end={status?.outcome.state !== 'running' && <DismissButton label={t('notice.dismiss')} onDismiss={dismiss} />}
    >
      {error && <Problem error={error} />}
      {status && <Told status={status} />}
    </NoticeStrip>
  )
}

function Told({ status: { outcome, path } }: { readonly status: ExportStatus }): ReactNode {
  const cancel = useApp((state) => state.cancelExport)
  switch (outcome.state) {
    case 'running':
      return (
        <>
          <progress aria-label={t('export.progress')} value={outcome.part} />
          <span>{t('export.running', { count: outcome.events, bytes: byteCount(outcome.bytes) })}</span>
          <button type="button" className="button small" onClick={() => void cancel()}>
            {t('cancel')}
          </button>
        </>
      )
    case 'cancelled':
      return <output>{t('export.cancelled')}</output>
    case 'failed':
      return <Problem error={outcome.error} />
    case 'done': {
      const { events, missing, unreadable, hidden } = outcome
      const places = Object.values(hidden ?? {}).reduce((sum, count) => sum + count, 0)
      return (
        <output className="notice-text">
          <span className="received" aria-hidden="true">
            ✓
          </span>{' '}
          {t('export.done', { count: events })} <span className="mono">{path}</span>
          <CopyButton what={t('export.path')} text={path} />
          {places > 0 && <span className="export-missing dim">{t('export.hidden.done', { count: places })}</span>}
          {missing.events + missing.bytes > 0 && (
            <span className="export-missing warning">
              ⚠ {t('export.missing', { count: missing.events, bytes: byteCount(missing.bytes) })}
            </span>
          )}
          {unreadable > 0 && (
            <span className="export-missing warning">⚠ {t('export.unreadable', { count: unreadable })}</span>
          )}
        </output>
      )
    }
  }
}
