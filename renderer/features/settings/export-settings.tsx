import type { ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

export function ExportSettings(): ReactNode {
  const redact = useApp((state) => state.settings.redactExports)
  const change = useApp((state) => state.changeSettings)
  return (
    <div className="settings-group">
      <label className="check">
        <input
          type="checkbox"
          checked={redact}
          onChange={({ target }) => void change({ redactExports: target.checked })}
        />
        {t('settings.redact')}
      </label>
      <p className="option-note">{t('settings.redact.note')}</p>
    </div>
  )
}
