import type { ReactNode } from 'react'
import { Check } from '../../components/check'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

export function ExportSettings(): ReactNode {
  const redact = useApp((state) => state.settings.redactExports)
  const change = useApp((state) => state.changeSettings)
  return (
    <div className="settings-group">
      <Check
        label={t('settings.redact')}
        checked={redact}
        onChange={(redactExports) => void change({ redactExports })}
      />
      <p className="option-note">{t('settings.redact.note')}</p>
    </div>
  )
}
