import type { ReactNode } from 'react'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { FactList, type Fact } from '../../components/fact-list'
import { useApp } from '../../store/store-context'
import { milliseconds } from '../../../shared/wording/clock-time'
import { timeFacts } from '../../wording/time-facts'
import { t } from '../../wording/translate'
import { useGap } from './use-gap'
import { useReading } from './use-reading'

interface TimingTabProps {
  readonly session: string
  readonly event: FrameEvent | MessageEvent
  /** Event numbers of the frames of its message. */
  readonly frames: readonly number[]
}

const NANOSECONDS_PER_MS = 1_000_000

export function TimingTab({ session, event, frames }: TimingTabProps): ReactNode {
  const startedAt = useApp((state) => state.sessions.get(session)?.head.startedAt ?? 0)
  const zone = useApp((state) => state.settings.times)
  const gap = useGap(session, event)
  const isFragmented = event.kind === 'message' && event.frameCount > 1
  const first = useReading(session, isFragmented ? (frames[0] ?? null) : null)
  const facts: Fact[] = [...timeFacts(startedAt, event.time, zone)]
  if (gap !== null) {
    const direction = t(`direction.${event.direction}`)
    const value = t(`fact.gap.${event.kind}`, { time: milliseconds(gap / NANOSECONDS_PER_MS), direction })
    facts.push({ name: t('fact.gap'), value })
  }
  // A message is recorded with the time of its last frame.
  if (first?.ok) {
    const span = (event.time - first.value.event.time) / NANOSECONDS_PER_MS
    facts.push({ name: t('fact.frame-span'), value: milliseconds(span) })
  }
  return (
    <div className="detail-section">
      <FactList facts={facts} />
    </div>
  )
}
