import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { Composer } from '../features/composer/composer'
import { ConnectBar } from '../features/connect-bar/connect-bar'
import { StatisticsDialog } from '../features/connection-stats/statistics-dialog'
import { ConnectionOptions } from '../features/connect-bar/connection-options'
import { SessionChart } from '../features/session-chart/session-chart'
import { DeleteDialog } from '../features/sessions/delete-dialog'
import { FilterBar } from '../features/filter/filter-bar'
import { FindBar } from '../features/find/find-bar'
import { GoToDialog } from '../features/go-to/go-to-dialog'
import { ExportNotice } from '../features/export/export-notice'
import { RecordingBanner } from '../features/recording-banner/recording-banner'
import { SessionList } from '../features/sessions/session-list'
import { StartPage } from '../features/start/start-page'
import { StatusBar } from '../features/status-bar/status-bar'
import { Timeline } from '../features/timeline/timeline'
import { useApp } from '../store/store-context'
import { t } from '../wording/translate'
import { DetailPanel } from './detail-panel'
import './app.css'

export function App(): ReactNode {
  const layout = useDefaultLayout({ id: 'framescope.window', storage: localStorage })
  return (
    <>
      <Group className="window" {...layoutProps(layout)}>
        <Panel id="sessions" defaultSize={200} minSize={140} maxSize={400} groupResizeBehavior="preserve-pixel-size">
          <SessionList />
        </Panel>
        <Separator className="separator" aria-label={t('panel.sessions')} />
        <Panel id="session" className="session-column">
          <ConnectBar />
          <Options />
          <Workspace />
          <ExportNotice />
          <StatusBar />
        </Panel>
      </Group>
      <DeleteDialog />
      <StatisticsDialog />
      <GoToDialog />
    </>
  )
}

function Options(): ReactNode {
  const mode = useApp((state) => state.mode)
  return mode === 'client' && <ConnectionOptions />
}

function Workspace(): ReactNode {
  const session = useApp((state) => state.selectedSession)
  const layout = useDefaultLayout({ id: 'framescope.workspace', storage: localStorage })
  if (session === null) return <StartPage />
  return (
    <>
      <RecordingBanner session={session} />
      <Group className="workspace" {...layoutProps(layout)}>
        <Panel id="timeline-column" defaultSize="66" minSize={320}>
          <TimelineColumn session={session} />
        </Panel>
        <Separator className="separator" aria-label={t('panel.detail')} />
        <Panel id="detail" defaultSize="34" minSize={260}>
          <DetailPanel />
        </Panel>
      </Group>
    </>
  )
}

function TimelineColumn({ session }: { readonly session: string }): ReactNode {
  const layout = useDefaultLayout({ id: 'framescope.timeline', storage: localStorage })
  return (
    <Group orientation="vertical" {...layoutProps(layout)}>
      <Panel id="timeline" minSize={120} className="timeline-panel">
        <SessionChart key={`chart-${session}`} session={session} />
        <FilterBar />
        <FindBar />
        <Timeline key={session} session={session} />
      </Panel>
      <Separator className="separator" aria-label={t('panel.composer')} />
      <Panel id="composer" defaultSize={164} minSize={120} groupResizeBehavior="preserve-pixel-size">
        <Composer />
      </Panel>
    </Group>
  )
}

const layoutProps = ({ defaultLayout, onLayoutChanged }: ReturnType<typeof useDefaultLayout>) => ({
  onLayoutChanged,
  ...(defaultLayout && { defaultLayout }),
})
