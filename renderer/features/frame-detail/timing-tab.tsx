import type { ReactNode } from 'react'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { FactList } from '../../components/fact-list'
import { useApp } from '../../store/store-context'
import { timeFacts } from '../../wording/time-facts'

interface TimingTabProps {
  readonly session: string
  readonly event: FrameEvent | MessageEvent
}

export function TimingTab({ session, event }: TimingTabProps): ReactNode {
  const startedAt = useApp((state) => state.sessions.get(session)?.head.startedAt ?? 0)
  return (
    <div className="detail-section">
      <FactList facts={timeFacts(startedAt, event.time)} />
    </div>
  )
}
