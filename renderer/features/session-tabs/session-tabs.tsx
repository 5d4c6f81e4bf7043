import { Tabs } from 'radix-ui'
import { useRef, type ReactNode, type WheelEvent } from 'react'
import { useCommand } from '../../commands/commands-context'
import { VisibleText } from '../../components/visible-text'
import { useApp } from '../../store/store-context'
import { useSessionFace } from '../../store/use-session-face'
import { t } from '../../wording/translate'
import { NewSessionTab } from './new-session-tab'
import { SessionTab } from './session-tab'
import { useTabDrag } from './use-tab-drag'
import './session-tabs.css'

/** No session has this id. */
const NEW_SESSION = 'new'

interface SessionTabsProps {
  /** Stands behind the tabs. */
  readonly end: ReactNode
  readonly children: ReactNode
}

/** The sessions that are open, above what belongs to the shown one. The arrows go from tab to tab, Enter shows one. */
export function SessionTabs({ end, children }: SessionTabsProps): ReactNode {
  const tabs = useApp((state) => state.tabs)
  const shown = useApp((state) => state.selectedSession)
  const select = useApp((state) => state.selectSession)
  const drag = useTabDrag()
  return (
    <Tabs.Root
      asChild
      value={shown ?? NEW_SESSION}
      onValueChange={(value) => value !== NEW_SESSION && select(value)}
      // To show a session is to read its recording, which is not for tabs that are only passed by.
      activationMode="manual"
    >
      <main className="session-tabs">
        <TabStrip end={end}>
          {tabs.map((session) => (
            <SessionTab key={session} session={session} drag={drag} />
          ))}
          {shown === null && <NewSessionTab value={NEW_SESSION} />}
        </TabStrip>
        <Tabs.Content className="session-content" value={shown ?? NEW_SESSION} tabIndex={-1}>
          {shown !== null && <SessionHeading session={shown} />}
          {children}
        </Tabs.Content>
      </main>
    </Tabs.Root>
  )
}

/** What the eye sees from the tab, and who goes by headings does not. The page of a new session has a heading of its own. */
function SessionHeading({ session }: { readonly session: string }): ReactNode {
  const face = useSessionFace(session)
  return (
    face && (
      <h1 className="sr-only">
        <VisibleText text={face.name} />
      </h1>
    )
  )
}

function TabStrip({ end, children }: SessionTabsProps): ReactNode {
  const newSession = useCommand('session.new')
  const listRef = useRef<HTMLDivElement>(null)
  // A wheel that turns one way only reaches the tabs as well.
  const onWheel = ({ deltaX, deltaY }: WheelEvent) => {
    if (deltaX === 0) listRef.current?.scrollBy({ left: deltaY })
  }
  return (
    <div className="session-tab-bar">
      <Tabs.List ref={listRef} className="session-tab-list" aria-label={t('tabs.label')} onWheel={onWheel}>
        {children}
      </Tabs.List>
      <button
        type="button"
        className="button quiet small icon"
        aria-label={t('tabs.open')}
        title={t('command.session.new')}
        onClick={newSession.run}
      >
        +
      </button>
      <span className="session-tabs-end">{end}</span>
    </div>
  )
}
