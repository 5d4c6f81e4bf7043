import type { ReactNode } from 'react'
import { Guarded } from '../components/fault-note'
import { Problem } from '../components/problem'
import { EventDetail } from '../features/event-detail/event-detail'
import { FrameDetail } from '../features/frame-detail/frame-detail'
import { HandshakePane } from '../features/handshake/handshake-pane'
import type { Reading } from '../store/detail-slice'
import { useApp } from '../store/store-context'
import { t } from '../wording/translate'

/** To the right of the timeline: the handshake if it was asked for, else the selected event. */
export function DetailPanel(): ReactNode {
  const reading = useApp((state) => state.reading)
  const handshakeShown = useApp((state) => state.handshakeShown)
  return (
    <section className="detail-panel" aria-label={t('detail.label')}>
      <Guarded about={handshakeShown || reading}>
        {handshakeShown ? <HandshakePane /> : <SelectedEvent reading={reading} />}
      </Guarded>
    </section>
  )
}

function SelectedEvent({ reading }: { readonly reading: Reading | null }): ReactNode {
  if (!reading) return <p className="detail-note">{t('detail.none')}</p>
  const { session, answer } = reading
  if (!answer) return <p className="detail-note">{t('detail.loading')}</p>
  if (!answer.ok)
    return (
      <div className="detail-note">
        <Problem error={answer.error} />
      </div>
    )
  const { event } = answer.value
  switch (event.kind) {
    case 'frame':
    case 'message':
      return <FrameDetail session={session} reading={answer.value} event={event} />
    case 'handshake-sent':
    case 'handshake-accepted':
    case 'handshake-refused':
      return <HandshakePane />
    case 'connection-opened':
    case 'protocol-violation':
    case 'error':
    case 'note':
    case 'connection-closed':
      return <EventDetail event={event} />
  }
}
