import type { ReactNode } from 'react'
import { ConnectionOptions } from '../features/connect-bar/connection-options'
import { EnvironmentChoice } from '../features/environments/environment-choice'
import { ExportNotice } from '../features/export/export-notice'
import { ImportNotice } from '../features/import/import-notice'
import { LibraryPanel } from '../features/library/library-panel'
import { ProfilesPanel } from '../features/profiles/profiles-panel'
import { RespondersEditor } from '../features/responders/responders-editor'
import { ServerOptions } from '../features/server-options/server-options'
import { LeftStartNotice } from '../features/sessions/left-start-notice'
import { SessionList } from '../features/sessions/session-list'
import { AppNotices } from '../features/settings/app-notices'
import { StatusBar } from '../features/status-bar/status-bar'
import { TourPanel } from '../features/tour/tour-panel'
import { useApp } from '../store/store-context'

/** Beside the sessions: what can be opened and sent. */
export function Sidebar(): ReactNode {
  return (
    <>
      <ProfilesPanel />
      <SessionList />
      <LibraryPanel />
    </>
  )
}

/** Between the connect bar and the session: options, and the tour. */
export function AboveSession(): ReactNode {
  const mode = useApp((state) => state.mode)
  return (
    <>
      {mode === 'client' ? <ConnectionOptions /> : <ServerOptions responders={<RespondersEditor />} />}
      <TourPanel />
    </>
  )
}

/** Below the session: notices, and the status bar. */
export function BelowSession(): ReactNode {
  return (
    <>
      <AppNotices />
      <LeftStartNotice />
      <ImportNotice />
      <ExportNotice />
      <StatusBar>
        <EnvironmentChoice />
      </StatusBar>
    </>
  )
}
