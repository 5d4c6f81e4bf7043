import type { ReactNode } from 'react'
import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import { startTime } from '../../../shared/wording/clock-time'
import { useApp } from '../../store/store-context'

/** A recording, to be opened. */
export function RecentSession({ id }: { readonly id: string }): ReactNode {
  const head = useApp((state) => state.sessions.get(id)?.head)
  const zone = useApp((state) => state.settings.times)
  const select = useApp((state) => state.selectSession)
  if (!head) return null
  return (
    <li>
      <button type="button" className="start-session" onClick={() => select(id)}>
        <span className="mono start-url">{sessionEndpoint(head.profile)}</span>
        <span className="faint">{startTime(head.startedAt, zone)}</span>
      </button>
    </li>
  )
}
