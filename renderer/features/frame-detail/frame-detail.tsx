import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import type { EventReading } from '../../../shared/ipc/timeline-channels'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { TabBar } from '../../components/tab-bar'
import { detailTabs } from '../../store/detail-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { FrameTab } from './frame-tab'
import { MessageTab } from './message-tab'
import { PayloadTab } from './payload-tab'
import { TimingTab } from './timing-tab'
import './frame-detail.css'

interface FrameDetailProps {
  readonly session: string
  readonly reading: EventReading
  readonly event: FrameEvent | MessageEvent
}

/** A frame or a message: what it carries, how it was on the wire, and when. */
export function FrameDetail({ session, reading, event }: FrameDetailProps): ReactNode {
  const tab = useApp((state) => state.detailTab)
  const openDetail = useApp((state) => state.openDetail)
  const labels = {
    payload: t('detail.payload'),
    frame: t(event.kind === 'frame' ? 'detail.frame' : 'detail.message'),
    timing: t('detail.timing'),
  }
  const choose = (value: string) => openDetail(detailTabs.find((each) => each === value) ?? 'payload')
  return (
    <Tabs.Root className="frame-detail" value={tab} onValueChange={choose}>
      <TabBar label={t('detail.label')} tabs={detailTabs.map((value) => ({ value, label: labels[value] }))} />
      <Tabs.Content value="payload" className="detail-tab filled">
        <PayloadTab key={event.event} session={session} reading={reading} event={event} />
      </Tabs.Content>
      <Tabs.Content value="frame" className="detail-tab">
        {event.kind === 'frame' ? (
          <FrameTab event={event} header={reading.header} frames={reading.frames} />
        ) : (
          <MessageTab event={event} frames={reading.frames} />
        )}
      </Tabs.Content>
      <Tabs.Content value="timing" className="detail-tab">
        <TimingTab session={session} event={event} frames={reading.frames} />
      </Tabs.Content>
    </Tabs.Root>
  )
}
