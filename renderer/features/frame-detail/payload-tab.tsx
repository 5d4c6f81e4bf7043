import type { ReactNode } from 'react'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { Problem } from '../../components/problem'
import { Segments } from '../../components/segments'
import { payloadSources } from '../../store/detail-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { PayloadContent } from './payload-content'
import { useReading } from './use-reading'

interface PayloadTabProps {
  readonly session: string
  readonly reading: EventReading
  readonly event: FrameEvent | MessageEvent
}

/** What an event carries. Of a frame that does not tell its message by itself, the message can be seen as well. */
export function PayloadTab({ session, reading, event }: PayloadTabProps): ReactNode {
  const { message, frames } = reading
  if (event.kind === 'frame' && message !== null && (event.rsv1 || frames.length > 1))
    return <FrameOrMessage session={session} reading={reading} event={event} message={message} />
  return <PayloadContent session={session} reading={reading} event={event} />
}

interface FrameOrMessageProps {
  readonly session: string
  readonly reading: EventReading
  readonly event: FrameEvent
  readonly message: number
}

function FrameOrMessage({ session, reading, event, message }: FrameOrMessageProps): ReactNode {
  const preferred = useApp((state) => state.payloadSource)
  const chooseSource = useApp((state) => state.choosePayloadSource)
  const answer = useReading(session, message)
  if (!answer) return <p className="detail-note">{t('detail.loading')}</p>
  if (!answer.ok)
    return (
      <>
        <div className="detail-note">
          <Problem error={answer.error} />
        </div>
        <PayloadContent session={session} reading={reading} event={event} />
      </>
    )
  const whole = answer.value
  if (whole.event.kind !== 'message') return <PayloadContent session={session} reading={reading} event={event} />
  // Compressed bytes say nothing to anybody; a piece of text does.
  const source = preferred ?? (whole.event.compressed ? 'message' : 'frame')
  return (
    <>
      <div className="payload-bar">
        <Segments
          label={t('payload.source')}
          value={source}
          segments={payloadSources.map((value) => ({ value, label: t(`payload.source.${value}`) }))}
          onChange={chooseSource}
        />
        <span className="dim">{sourceInWords(source, whole.event)}</span>
      </div>
      {source === 'message' ? (
        <PayloadContent key="message" session={session} reading={whole} event={whole.event} />
      ) : (
        <PayloadContent key="frame" session={session} reading={reading} event={event} />
      )}
    </>
  )
}

function sourceInWords(source: (typeof payloadSources)[number], { compressed, frameCount }: MessageEvent): string {
  if (source === 'frame') return t(compressed ? 'payload.of-frame.compressed' : 'payload.of-frame')
  return t(compressed ? 'payload.of-message.inflated' : 'payload.of-message', { count: frameCount })
}
