import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { DismissButton } from '../../components/dismiss-button'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What was deleted, with the way back: stays until it is put away or the next one comes. */
export function DeletedEnvironment(): ReactNode {
  const deleted = useApp((state) => state.deletedEnvironment)
  const dismiss = useApp((state) => state.dismissDeletedEnvironment)
  const restore = useCommand('environments.restore')
  if (deleted === null) return null
  return (
    <div className="environment-row">
      <output className="environment-deleted">
        {t('environments.deleted', { name: deleted.name })}{' '}
        <button type="button" className="button small" onClick={restore.run}>
          {t('environments.restore')}
        </button>
      </output>
      <DismissButton label={t('environments.dismiss')} onDismiss={dismiss} />
    </div>
  )
}
