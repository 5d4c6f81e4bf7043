import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/assert-never'
import type { SessionState } from '../../../shared/session/session-state'
import { useCommand } from '../../commands/commands-context'
import type { SessionMode } from '../../store/draft-slice'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** One button that starts, cancels, closes or drops: what it does is what it says. */
export function ConnectButton(): ReactNode {
  const state = useApp((app) => selectedSession(app)?.state ?? 'idle')
  const connect = useCommand('session.connect')
  const disconnect = useCommand('session.disconnect')
  const mode = useApp((app) => app.mode)
  const label = labelOf(state, mode)
  if (label === 'connect.connect' || label === 'connect.start')
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

function labelOf(state: SessionState, mode: SessionMode) {
  switch (state) {
    case 'idle':
    case 'closed':
    case 'cancelled':
    case 'failed':
      return mode === 'client' ? 'connect.connect' : 'connect.start'
    case 'connecting':
    case 'waiting':
      return 'connect.cancel'
    case 'open':
      return mode === 'client' ? 'connect.disconnect' : 'connect.stop'
    case 'closing':
      return 'connect.drop'
    default:
      return assertNever(state)
  }
}
