import type { ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import './environments.css'

/** Which variables hold, at the end of the status bar. */
export function EnvironmentChoice(): ReactNode {
  const { environments, active } = useApp((state) => state.environments)
  const activate = useApp((state) => state.activateEnvironment)
  const edit = useCommand('environments.edit')
  return (
    <span className="environment-choice">
      {environments.length > 0 && (
        <label>
          {t('environments.active')}{' '}
          <select
            value={active ?? ''}
            onChange={({ target }) => void activate(target.value === '' ? null : target.value)}
          >
            <option value="">{t('environments.none')}</option>
            {environments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" className="status-button" title={t('command.environments.edit')} onClick={edit.run}>
        {t('environments.edit')}
      </button>
    </span>
  )
}
