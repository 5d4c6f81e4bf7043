import type { ReactNode } from 'react'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { FactList, type Fact } from '../../components/fact-list'
import { useApp } from '../../store/store-context'
import { milliseconds } from '../../wording/clock-time'
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
  const gap = useGap(session, event)
  const [first] = frames
  const isFragmented = event.kind === 'message' && event.frameCount > 1 && first !== undefined
  const direction = t(`direction.${event.direction}`)
  const gapFact: Fact[] =
    gap === null
      ? []
      : [{ name: t(`fact.gap.${event.kind}`, { direction }), value: milliseconds(gap / NANOSECONDS_PER_MS) }]
  return (
    <div className="detail-section">
      <FactList facts={[...timeFacts(startedAt, event.time), ...gapFact]} />
      {isFragmented && <FrameSpan session={session} first={first} last={event.time} />}
    </div>
  )
}

interface FrameSpanProps {
  readonly session: string
  /** Event number of the message's first frame. */
  readonly first: number
  /** When its last frame was there. */
  readonly last: number
}

function FrameSpan({ session, first, last }: FrameSpanProps): ReactNode {
  const answer = useReading(session, first)
  if (!answer?.ok) return null
  const span = milliseconds((last - answer.value.event.time) / NANOSECONDS_PER_MS)
  return <FactList facts={[{ name: t('fact.frame-span'), value: span }]} />
}
