import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { FilterBar } from '../features/filter/filter-bar'
import { FindBar } from '../features/find/find-bar'
import { SessionChart } from '../features/session-chart/session-chart'
import { SplitPane } from '../features/split-view/split-pane'
import { Timeline } from '../features/timeline/timeline'
import { useWidth } from '../components/use-width'
import { useShallow } from 'zustand/react/shallow'
import { shownSessions } from '../store/panes-slice'
import { useApp } from '../store/store-context'
import { t } from '../wording/translate'
import { layoutProps } from './layout-props'

/** With less room than this for both, they stand one above the other; pixels. */
const SIDE_BY_SIDE = 760

/** The timelines in sight: that of the shown session, or two. */
export function SessionPanes(): ReactNode {
  const sessions = useApp(useShallow(shownSessions))
  const [first, second] = sessions
  if (first === undefined) return null
  return second === undefined ? <SessionPane session={first} /> : <TwoPanes first={first} second={second} />
}

interface TwoPanesProps {
  readonly first: string
  readonly second: string
}

function TwoPanes({ first, second }: TwoPanesProps): ReactNode {
  const layout = useDefaultLayout({ id: 'framescope.split', storage: localStorage })
  const [widthRef, width] = useWidth()
  return (
    <div ref={widthRef} className="split">
      <Group orientation={width < SIDE_BY_SIDE ? 'vertical' : 'horizontal'} {...layoutProps(layout)}>
        <Panel id="first-pane" minSize={100}>
          <SplitPane key={first} session={first}>
            <SessionPane session={first} />
          </SplitPane>
        </Panel>
        <Separator className="separator" aria-label={t('panel.panes')} />
        <Panel id="second-pane" minSize={100}>
          <SplitPane key={second} session={second}>
            <SessionPane session={second} />
          </SplitPane>
        </Panel>
      </Group>
    </div>
  )
}

function SessionPane({ session }: { readonly session: string }): ReactNode {
  return (
    <div className="timeline-panel">
      <SessionChart key={`chart-${session}`} session={session} />
      <FilterBar session={session} />
      <FindBar session={session} />
      <Timeline key={session} session={session} />
    </div>
  )
}
