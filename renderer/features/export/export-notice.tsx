import type { ReactNode } from 'react'
import { CopyButton } from '../../components/copy-button'
import { Problem } from '../../components/problem'
import type { ExportNotice as Notice } from '../../store/export-slice'
import { useApp } from '../../store/store-context'
import { byteCount } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'
import './export-notice.css'

/** What became of the last export, until somebody puts it away. */
export function ExportNotice(): ReactNode {
  const notice = useApp((state) => state.exportNotice)
  const dismiss = useApp((state) => state.dismissExport)
  if (!notice) return null
  return (
    <section className="export-notice" aria-label={t('export.label')}>
      <Told notice={notice} />
      {notice.state !== 'running' && (
        <button
          type="button"
          className="button quiet small icon export-dismiss"
          aria-label={t('export.dismiss')}
          title={t('export.dismiss')}
          onClick={dismiss}
        >
          ✕
        </button>
      )}
    </section>
  )
}

function Told({ notice }: { readonly notice: Notice }): ReactNode {
  switch (notice.state) {
    case 'running':
      return <output>{t('export.running')}</output>
    case 'failed':
      return <Problem error={notice.error} />
    case 'done':
      return (
        <output className="export-done">
          <span className="received" aria-hidden="true">
            ✓
          </span>{' '}
          {t('export.done', { count: notice.events })} <span className="mono">{notice.path}</span>
          <CopyButton what={t('export.path')} text={notice.path} />
          {notice.missing.events + notice.missing.bytes > 0 && (
            <span className="export-missing warning">
              ⚠ {t('export.missing', { count: notice.missing.events, bytes: byteCount(notice.missing.bytes) })}
            </span>
          )}
        </output>
      )
  }
}
