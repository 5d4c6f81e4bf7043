import type { ReactNode } from 'react'
import { changedOutside } from '../../store/open-profile'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What has to be said of the open profile: that its file is not what it was, that secrets of it are not here. */
export function ProfileLine(): ReactNode {
  const outside = useApp(changedOutside)
  const missing = useApp((state) => state.profile?.missing ?? 0)
  const reload = useApp((state) => state.reloadProfile)
  const save = useApp((state) => state.saveProfile)
  if (outside === null && missing === 0) return null
  return (
    <div className="profile-line warning">
      <span aria-hidden="true">⚠</span>
      {outside === null && <span>{t('profiles.missing', { count: missing })}</span>}
      {outside !== null && <span>{t(`profiles.${outside}`)}</span>}
      {outside === 'changed' && (
        <button type="button" className="button small" onClick={() => void reload()}>
          {t('profiles.reload')}
        </button>
      )}
      {outside !== null && (
        <button type="button" className="button small" onClick={() => void save(true)}>
          {t('profiles.overwrite')}
        </button>
      )}
    </div>
  )
}
