import type { ReactNode } from 'react'
import { DismissButton } from '../../components/dismiss-button'
import { Problem } from '../../components/problem'
import { RejectedFiles } from '../../components/rejected-files'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What went wrong in the library, was deleted or replaced, or came of an import. */
export function LibraryNotices(): ReactNode {
  const error = useApp((state) => state.libraryError ?? state.library.problem)
  const lost = useApp((state) => state.lostMessage)
  const notice = useApp((state) => state.libraryNotice)
  const rejected = useApp((state) => state.library.rejected)
  const restore = useApp((state) => state.restoreMessage)
  const dismiss = useApp((state) => state.dismissLibraryNotice)
  return (
    <>
      <RejectedFiles title={t('library.rejected', { count: rejected.length })} files={rejected} />
      {error && (
        <div className="library-notice">
          <Problem error={error} />
        </div>
      )}
      {(lost || notice) && (
        <output className="library-notice">
          <span>
            {lost
              ? t(`library.${lost.kind}`, { name: lost.name })
              : notice && t(`library.${notice.done}`, { count: notice.count })}
          </span>
          {lost && (
            <button type="button" className="button small" onClick={() => void restore()}>
              {t('library.restore')}
            </button>
          )}
          <DismissButton label={t('library.dismiss')} onDismiss={dismiss} />
        </output>
      )}
    </>
  )
}
