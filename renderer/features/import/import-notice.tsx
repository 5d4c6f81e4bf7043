import type { ReactNode } from 'react'
import { DismissButton } from '../../components/dismiss-button'
import { NoticeStrip } from '../../components/notice-strip'
import { Problem } from '../../components/problem'
import type { ImportNotice as Notice } from '../../store/import-slice'
import { useApp } from '../../store/store-context'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { t } from '../../wording/translate'

/** How the import goes, and what became of the last one, until somebody puts it away. */
export function ImportNotice(): ReactNode {
  const notice = useApp((state) => state.importNotice)
  const dismiss = useApp((state) => state.dismissImport)
  const cancel = useApp((state) => state.cancelImport)
  // Until a file is chosen, the system's dialog is what the user sees.
  if (notice === null || (notice.state === 'running' && notice.progress === null)) return null
  return (
    <NoticeStrip
      label={t('import.label')}
      end={
        notice.state === 'running' ? (
          <button type="button" className="button quiet small" onClick={() => void cancel()}>
            {t('import.cancel')}
          </button>
        ) : (
          <DismissButton label={t('notice.dismiss')} onDismiss={dismiss} />
        )
      }
    >
      <Told notice={notice} />
    </NoticeStrip>
  )
}

function Told({ notice }: { readonly notice: Notice }): ReactNode {
  switch (notice.state) {
    case 'running': {
      const percent = Math.floor((notice.progress?.done ?? 0) * 100)
      return (
        <>
          <span className="notice-text">
            {t('import.running', { name: withSigns(notice.progress?.name ?? ''), percent })}
          </span>
          <progress max={100} value={percent} aria-label={t('import.label')} />
        </>
      )
    }
    case 'done':
      return (
        <div className="import-outcome">
          {notice.sessions > 0 && (
            <output className="notice-text">
              <span className="received" aria-hidden="true">
                ✓
              </span>{' '}
              {t('import.done', { count: notice.sessions })} {t('import.events', { count: notice.events })}
            </output>
          )}
          {notice.failures.map((error, index) => (
            <Problem key={index} error={error} />
          ))}
        </div>
      )
  }
}
