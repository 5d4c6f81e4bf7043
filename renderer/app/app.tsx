import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { Composer } from '../features/composer/composer'
import { ConnectBar } from '../features/connect-bar/connect-bar'
import { CommandPalette } from '../features/command-palette/command-palette'
import { CloseDialog } from '../features/connections/close-dialog'
import { ConnectionPanel, ConnectionStrip } from '../features/connections/connection-panel'
import { StatisticsDialog } from '../features/connection-stats/statistics-dialog'
import { ConnectionOptions } from '../features/connect-bar/connection-options'
import { RespondersEditor } from '../features/responders/responders-editor'
import { ServerOptions } from '../features/server-options/server-options'
import { DeleteDialog } from '../features/sessions/delete-dialog'
import { EnvironmentChoice } from '../features/environments/environment-choice'
import { EnvironmentsDialog } from '../features/environments/environments-dialog'
import { GoToDialog } from '../features/go-to/go-to-dialog'
import { ExportDialog } from '../features/export/export-dialog'
import { ExportNotice } from '../features/export/export-notice'
import { ImportDrop } from '../features/import/import-drop'
import { ImportNotice } from '../features/import/import-notice'
import { LibraryPanel } from '../features/library/library-panel'
import { ProfilesPanel } from '../features/profiles/profiles-panel'
import { RecordingBanner } from '../features/recording-banner/recording-banner'
import { ReplayBar } from '../features/replay/replay-bar'
import { ReplayDialog } from '../features/replay/replay-dialog'
import { ReplayList } from '../features/replay/replay-list'
import { ReplayReport } from '../features/replay/replay-report'
import { SessionList } from '../features/sessions/session-list'
import { SessionTabs } from '../features/session-tabs/session-tabs'
import { SplitTools } from '../features/split-view/split-tools'
import { AppNotices } from '../features/settings/app-notices'
import { SettingsDialog } from '../features/settings/settings-dialog'
import { StartPage } from '../features/start/start-page'
import { StatusBar } from '../features/status-bar/status-bar'
import { TourPanel } from '../features/tour/tour-panel'
import { useMedia } from '../components/use-media'
import { VariablesContext } from '../components/variables-context'
import { isServerShown } from '../store/panes-slice'
import { useApp } from '../store/store-context'
import { usePreviewVariables } from '../store/use-preview-variables'
import { chosenLanguage } from '../wording/chosen-language'
import { LanguageContext } from '../wording/language-context'
import { t } from '../wording/translate'
import { DetailPanel } from './detail-panel'
import { layoutProps } from './layout-props'
import { SessionPanes } from './session-panes'
import { useKeptSize } from './use-kept-size'
import { useRoomForFrames } from './use-room-for-frames'
import './app.css'

/**
 * No room for timeline and composer both, as in a small window that is zoomed in. The style sheet lays them over one another
 * then; the elements stay, so that what was scrolled, selected and typed does.
 */
const SHORT = '(max-height: 500px)'

/** Drawn again as a whole when the language changes; nothing in it is made anew. */
export function App(): ReactNode {
  const language = useApp(chosenLanguage)
  const sidebar = useKeptSize('framescope.sidebar', 200)
  return (
    <LanguageContext value={language}>
      <VariablesContext value={usePreviewVariables()}>
        <Group className="window" onLayoutChanged={sidebar.onLayoutChanged}>
          <Panel
            id="sessions"
            panelRef={sidebar.panelRef}
            defaultSize={sidebar.size}
            minSize={140}
            maxSize={400}
            groupResizeBehavior="preserve-pixel-size"
            className="sidebar"
          >
            <ProfilesPanel />
            <SessionList />
            <LibraryPanel />
          </Panel>
          <Separator className="separator" aria-label={t('panel.sessions')} />
          <Panel id="session" className="session-column">
            <SessionTabs end={<SplitTools />}>
              <ConnectBar />
              <Options />
              <TourPanel />
              <Workspace />
            </SessionTabs>
            <AppNotices />
            <ImportNotice />
            <ExportNotice />
            <StatusBar>
              <EnvironmentChoice />
            </StatusBar>
          </Panel>
        </Group>
        <ImportDrop />
        <CommandPalette />
        <CloseDialog />
        <DeleteDialog />
        <StatisticsDialog />
        <GoToDialog />
        <EnvironmentsDialog />
        <ExportDialog />
        <ReplayDialog />
        <ReplayList />
        <ReplayReport />
        <SettingsDialog />
      </VariablesContext>
    </LanguageContext>
  )
}

function Options(): ReactNode {
  const mode = useApp((state) => state.mode)
  return mode === 'client' ? <ConnectionOptions /> : <ServerOptions responders={<RespondersEditor />} />
}

function Workspace(): ReactNode {
  const session = useApp((state) => state.selectedSession)
  // Of either pane, so that nothing moves when the other one becomes the active one.
  const listed = useApp(isServerShown)
  const listShown = useApp((state) => state.connectionsShown)
  if (session === null) return <StartPage />
  return (
    <>
      <RecordingBanner session={session} />
      <ReplayBar />
      {listed && !listShown && <ConnectionStrip />}
      {listed && listShown ? <ServerWorkspace session={session} /> : <EventColumns />}
    </>
  )
}

/** The clients of a server stand above what they said. */
function ServerWorkspace({ session }: { readonly session: string }): ReactNode {
  const layout = useDefaultLayout({ id: 'framescope.server', storage: localStorage })
  return (
    <Group orientation="vertical" className="workspace" {...layoutProps(layout)}>
      <Panel id="connections" defaultSize="24" minSize={76}>
        <ConnectionPanel key={session} />
      </Panel>
      <Separator className="separator" aria-label={t('panel.connections')} />
      <Panel id="events" minSize={200} className="events-panel">
        <EventColumns />
      </Panel>
    </Group>
  )
}

function EventColumns(): ReactNode {
  const layout = useDefaultLayout({ id: 'framescope.workspace', storage: localStorage })
  return (
    <Group className="workspace" {...layoutProps(layout)}>
      <Panel id="timeline-column" defaultSize="66" minSize={320}>
        <TimelineColumn />
      </Panel>
      <Separator className="separator" aria-label={t('panel.detail')} />
      <Panel id="detail" defaultSize="34" minSize={260}>
        <DetailPanel />
      </Panel>
    </Group>
  )
}

function TimelineColumn(): ReactNode {
  const isShort = useMedia(SHORT)
  const composer = useKeptSize('framescope.composer', 164)
  useRoomForFrames(composer.panelRef)
  return (
    <Group
      orientation="vertical"
      className="timeline-column"
      disabled={isShort}
      onLayoutChanged={composer.onLayoutChanged}
    >
      <Panel id="timeline" minSize={120}>
        <SessionPanes />
      </Panel>
      <Separator className="separator" aria-label={t('panel.composer')} />
      <Panel
        id="composer"
        defaultSize={composer.size}
        minSize={120}
        groupResizeBehavior="preserve-pixel-size"
        panelRef={composer.panelRef}
      >
        <Composer />
      </Panel>
    </Group>
  )
}
