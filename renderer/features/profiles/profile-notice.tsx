import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { DismissButton } from '../../components/dismiss-button'
import { Problem } from '../../components/problem'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What was deleted, with the way back, and what went wrong: stays until it is put away or the next one comes. */
export function ProfileNotice(): ReactNode {
  const deleted = useApp((state) => state.deletedProfile)
  const error = useApp((state) => state.profileError ?? state.profileTree.problem)
  const dismiss = useApp((state) => state.dismissProfileNotice)
  const restore = useCommand('profile.restore')
  const transferred = useApp((state) => state.transferred)
  if (!deleted && !error && !transferred) return null
  return (
    <div className="profile-notice">
      {error && <Problem error={error} />}
      {transferred && (
        <output className="profile-deleted">
          {'exported' in transferred
            ? t('profiles.exported', { path: transferred.exported })
            : t('profiles.imported', { count: transferred.imported })}
        </output>
      )}
      {deleted && (
        <output className="profile-deleted">
          {t('profiles.deleted', { name: deleted.name })}{' '}
          <button type="button" className="button small" onClick={restore.run}>
            {t('profiles.restore')}
          </button>
        </output>
      )}
      <DismissButton label={t('profiles.dismiss')} onDismiss={dismiss} />
    </div>
  )
}
