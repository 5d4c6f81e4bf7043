import type { ReactNode } from 'react'
import type { HandshakeReading } from '../../../shared/ipc/timeline-channels'
import { areSecretsShown, isTargetHidden } from '../../store/hidden-parts'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { useHiddenHeaders } from './use-hidden-headers'
import { headText, shownText } from './wire-head'

/** Shows what is hidden of a session, and hides it again; nothing where there is nothing to hide. */
export function SecretsSwitch({ reading }: { readonly reading: HandshakeReading }): ReactNode {
  const shown = useApp(areSecretsShown)
  const targetHidden = useApp((state) => isTargetHidden(state))
  const show = useApp((state) => state.showSecrets)
  const hides = useHiddenHeaders()
  const hidden =
    targetHidden ||
    [reading.requestBytes, reading.responseBytes].some((bytes) => shownText(bytes, hides) !== headText(bytes))
  if (!shown && !hidden) return null
  return (
    <button type="button" className="button small" aria-pressed={shown} onClick={() => show(!shown)}>
      {t(shown ? 'secrets.hide' : 'secrets.show')}
    </button>
  )
}
