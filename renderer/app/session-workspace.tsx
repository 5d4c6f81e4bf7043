import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { Composer } from '../features/composer/composer'
import { ConnectionPanel, ConnectionStrip } from '../features/connections/connection-panel'
import { RecordingBanner } from '../features/recording-banner/recording-banner'
import { ReplayBar } from '../features/replay/replay-bar'
import { classes } from '../components/classes'
import { useMedia } from '../components/use-media'
import { isServerShown, shownSessions } from '../store/panes-slice'
import { useApp } from '../store/store-context'
import { t } from '../wording/translate'
import { DetailPanel } from './detail-panel'
import { layoutProps } from './layout-props'
import { SessionPanes } from './session-panes'
import { useKeptSize } from './use-kept-size'
import { useRoomForFrames } from './use-room-for-frames'

/** No room for a timeline and the composer both, as in a small window that is zoomed in. */
const SHORT = '(max-height: 500px)'

/** No room for two timelines, one above the other, and the composer. */
const SHORT_FOR_TWO = '(max-height: 820px)'

/** A session: its timeline, or two beside one another, with detail and composer. */
export function SessionWorkspace({ session }: { readonly session: string }): ReactNode {
  // Of either pane, so that nothing moves when the other one becomes the active one.
  const listed = useApp(isServerShown)
  const listShown = useApp((state) => state.connectionsShown)
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
  const isSplit = useApp((state) => shownSessions(state).length > 1)
  const [isShort, isShortForTwo] = [useMedia(SHORT), useMedia(SHORT_FOR_TWO)]
  // The composer keeps to its tabs then, and lies over the timeline as long as it is used. The elements stay, so that what
  // was scrolled, selected and typed does.
  const laysOver = isSplit ? isShortForTwo : isShort
  const composer = useKeptSize('framescope.composer', 164)
  useRoomForFrames(composer.panelRef)
  return (
    <Group
      orientation="vertical"
      className={classes('timeline-column', laysOver && 'laid-over')}
      disabled={laysOver}
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
