import type { ReactNode } from 'react'
import type { SessionState } from '../../../shared/session/session-state'
import { useCommand } from '../../commands/commands-context'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** One button that starts, cancels, closes or drops: what it does is what it says. */
export function ConnectButton(): ReactNode {
  const state = useApp((app) => selectedSession(app)?.state ?? 'idle')
  const connect = useCommand('session.connect')
  const disconnect = useCommand('session.disconnect')
  const label = labelOf(state)
  if (label === 'connect.connect')
    return (
      <button type="submit" className="button primary" disabled={!connect.enabled}>
        {t(label)}
      </button>
    )
  return (
    <button type="button" className="button primary" onClick={disconnect.run}>
      {t(label)}
    </button>
  )
}

function labelOf(state: SessionState) {
  switch (state) {
    case 'idle':
    case 'closed':
    case 'failed':
      return 'connect.connect'
    case 'connecting':
      return 'connect.cancel'
    case 'open':
      return 'connect.disconnect'
    case 'closing':
      return 'connect.drop'
  }
}
