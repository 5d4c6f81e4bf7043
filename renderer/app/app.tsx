import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { ConnectBar } from '../features/connect-bar/connect-bar'
import { ConnectionOptions } from '../features/connect-bar/connection-options'
import { RespondersEditor } from '../features/responders/responders-editor'
import { ServerOptions } from '../features/server-options/server-options'
import { EnvironmentChoice } from '../features/environments/environment-choice'
import { ExportNotice } from '../features/export/export-notice'
import { ImportDrop } from '../features/import/import-drop'
import { ImportNotice } from '../features/import/import-notice'
import { LibraryPanel } from '../features/library/library-panel'
import { ProfilesPanel } from '../features/profiles/profiles-panel'
import { SessionList } from '../features/sessions/session-list'
import { SessionTabs } from '../features/session-tabs/session-tabs'
import { SplitTools } from '../features/split-view/split-tools'
import { AppNotices } from '../features/settings/app-notices'
import { StartPage } from '../features/start/start-page'
import { StatusBar } from '../features/status-bar/status-bar'
import { TourPanel } from '../features/tour/tour-panel'
import { CodeMirror } from '../components/code-editor'
import { loadedLater } from '../components/loaded-later'
import { VariablesContext } from '../components/variables-context'
import { useApp } from '../store/store-context'
import { usePreviewVariables } from '../store/use-preview-variables'
import { chosenLanguage } from '../wording/chosen-language'
import { LanguageContext } from '../wording/language-context'
import { t } from '../wording/translate'
import { useKeptSize } from './use-kept-size'
import './app.css'

const Dialogs = loadedLater(async () => (await import('./dialogs')).Dialogs)
const SessionWorkspace = loadedLater(async () => {
  // With the composer's editor: a session that is there can be typed into.
  const [{ SessionWorkspace: read }] = await Promise.all([import('./session-workspace'), CodeMirror.load()])
  return read
})

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
        <Dialogs placeholder={null} />
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
  return session === null ? <StartPage /> : <SessionWorkspace session={session} placeholder={<main />} />
}
