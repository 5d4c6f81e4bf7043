import { Tabs } from 'radix-ui'
import { useContext, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { isLive } from '../../../shared/session/session-state'
import { startTime } from '../../../shared/wording/clock-time'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { FocusTargetsContext } from '../../commands/focus-targets'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { otherPane } from '../../store/panes-slice'
import { useApp } from '../../store/store-context'
import { useSessionFace } from '../../store/use-session-face'
import { stateName } from '../../wording/state-name'
import { t } from '../../wording/translate'
import { useInSight } from './use-in-sight'
import type { TabDrag } from './use-tab-drag'

const MIDDLE_BUTTON = 1

interface SessionTabProps {
  readonly session: string
  /** What makes the tab one that can be dragged among the others. */
  readonly drag: TabDrag
}

/** Drawn anew when what it says changes, and not with every event of its session. */
export function SessionTab({ session: id, drag }: SessionTabProps): ReactNode {
  const face = useSessionFace(id)
  const mode = useApp((state) => state.sessions.get(id)?.head.mode)
  const startedAt = useApp((state) => state.sessions.get(id)?.head.startedAt ?? 0)
  const session = useApp((state) => state.sessions.get(id)?.state)
  const ref = useInSight(useApp((state) => state.selectedSession === id))
  const beside = useApp((state) => otherPane(state) === id)
  const zone = useApp((state) => state.settings.times)
  const close = useApp((state) => state.closeTab)
  const targets = useContext(FocusTargetsContext)
  if (face === null || session === undefined) return null

  const live = isLive(session)
  const { name, endpoint, shape, tone } = face
  const inWords = stateName(session, mode)
  const hint = t('tabs.hint', { endpoint, state: inWords, time: startTime(startedAt, zone) })
  const closeHint = t(live ? 'tabs.close.live' : 'tabs.close.saved', { name })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Delete') return
    event.preventDefault()
    const next = tabNextTo(event.currentTarget)
    close(id)
    if (next) next.focus()
    else targets?.focus('url')
  }
  function onAuxClick(event: MouseEvent): void {
    if (event.button === MIDDLE_BUTTON) close(id)
  }
  // Else the page would scroll along with the mouse.
  const keepStill = (event: MouseEvent) => event.button === MIDDLE_BUTTON && event.preventDefault()
  return (
    <div
      ref={ref}
      className={classes('session-tab', beside && 'beside')}
      role="presentation"
      draggable
      onDragStart={(event) => drag.start(event, id)}
      onDragOver={(event) => drag.over(event, id)}
      onDragEnd={drag.end}
      onDrop={drag.drop}
      onAuxClick={onAuxClick}
      onMouseDown={keepStill}
    >
      <Tabs.Trigger
        value={id}
        className="session-tab-open"
        title={withSigns(hint)}
        aria-keyshortcuts="Delete"
        onKeyDown={onKeyDown}
      >
        <span className={classes('session-tab-dot', tone)} aria-hidden="true">
          {shape}
        </span>
        <span className="session-tab-name">
          <VisibleText text={name} />
        </span>
        <span className="sr-only">{inWords}</span>
      </Tabs.Trigger>
      <button
        type="button"
        className="session-tab-close"
        // For the mouse: the keyboard closes the tab itself, and a list of tabs may hold nothing else.
        tabIndex={-1}
        aria-hidden="true"
        title={withSigns(closeHint)}
        onClick={() => close(id)}
      >
        ✕
      </button>
    </div>
  )
}

/** The one that the keyboard goes on in when this one is closed. */
function tabNextTo(tab: Element): HTMLElement | null {
  const tabs = [...(tab.closest('[role=tablist]')?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])]
  const place = tabs.findIndex((each) => each === tab)
  return tabs[place + 1] ?? tabs[place - 1] ?? null
}
