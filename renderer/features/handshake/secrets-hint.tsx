import type { ReactNode } from 'react'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** How far hiding goes, where somebody might rely on it. */
export function SecretsHint(): ReactNode {
  const secrets = useApp((state) => selectedSession(state)?.head.secrets === true)
  return secrets && <p className="detail-note">{t('secrets.payloads')}</p>
}
