import { useEffect, useRef, type ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { ConnectBar } from '../features/connect-bar/connect-bar'
import { ImportDrop } from '../features/import/import-drop'
import { SessionTabs } from '../features/session-tabs/session-tabs'
import { SplitTools } from '../features/split-view/split-tools'
import { StartPage } from '../features/start/start-page'
import { CodeMirror } from '../components/code-editor'
import { Guarded } from '../components/fault-note'
import { loadedLater } from '../components/loaded-later'
import { VariablesContext } from '../components/variables-context'
import { useApp } from '../store/store-context'
import { usePreviewVariables } from '../store/use-preview-variables'
import { LanguageContext } from '../wording/language-context'
import { t } from '../wording/translate'
import { useKeptSize } from './use-kept-size'
import './app.css'

const Sidebar = loadedLater(async () => (await import('./window-parts')).Sidebar)
const AboveSession = loadedLater(async () => (await import('./window-parts')).AboveSession)
const BelowSession = loadedLater(async () => (await import('./window-parts')).BelowSession)
const Dialogs = loadedLater(async () => (await import('./dialogs')).Dialogs)
const SessionWorkspace = loadedLater(async () => {
  // With the composer's editor: a session that is there can be typed into.
  const [{ SessionWorkspace: read }] = await Promise.all([import('./session-workspace'), CodeMirror.load()])
  return read
})

/**
 * Drawn again as a whole when the language changes; nothing in it is made anew.
 *
 * @param onDrawn called once the first picture is on the screen
 */
export function App({ onDrawn }: { readonly onDrawn: () => void }): ReactNode {
  useOnceDrawn(onDrawn)
  const language = useApp((state) => state.spokenLanguage)
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
            <Sidebar placeholder={null} />
          </Panel>
          <Separator className="separator" aria-label={t('panel.sessions')} />
          <Panel id="session" className="session-column">
            <SessionTabs end={<SplitTools />}>
              <ConnectBar />
              <AboveSession placeholder={<div className="options-placeholder" />} />
              <Workspace />
            </SessionTabs>
            <BelowSession placeholder={<div className="status-placeholder" />} />
          </Panel>
        </Group>
        <ImportDrop />
        <Dialogs placeholder={null} />
      </VariablesContext>
    </LanguageContext>
  )
}

/** Milliseconds after which it is told all the same: a window that nobody sees may draw nothing. */
const DRAWN_AT_LAST = 500

function useOnceDrawn(onDrawn: () => void): void {
  const isTold = useRef(false)
  useEffect(() => {
    const tell = () => {
      if (!isTold.current) onDrawn()
      isTold.current = true
    }
    setTimeout(tell, DRAWN_AT_LAST)
    // Behind the frame that is drawn next.
    requestAnimationFrame(() => setTimeout(tell))
  }, [onDrawn])
}

function Workspace(): ReactNode {
  const session = useApp((state) => state.selectedSession)
  const awaited = useApp((state) => state.tabsAwaited)
  if (session !== null)
    return (
      <Guarded about={session}>
        <SessionWorkspace session={session} placeholder={<div className="workspace" />} />
      </Guarded>
    )
  return awaited ? null : <StartPage />
}
