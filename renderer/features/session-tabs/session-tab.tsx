import { Tabs } from 'radix-ui'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import { isLive } from '../../../shared/session/session-state'
import { startTime } from '../../../shared/wording/clock-time'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { otherPane } from '../../store/panes-slice'
import { sessionName, sessionShape, sessionTone } from '../../store/session-face'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { useInSight } from './use-in-sight'

const MIDDLE_BUTTON = 1

/** Drawn anew when what it says changes, and not with every event of its session. */
export function SessionTab({ session: id }: { readonly session: string }): ReactNode {
  const head = useApp((state) => state.sessions.get(id)?.head)
  const session = useApp((state) => state.sessions.get(id)?.state)
  const name = useApp((state) => of(state.sessions.get(id), sessionName))
  const shape = useApp((state) => of(state.sessions.get(id), sessionShape))
  const tone = useApp((state) => of(state.sessions.get(id), sessionTone))
  const ref = useInSight(useApp((state) => state.selectedSession === id))
  const beside = useApp((state) => otherPane(state) === id)
  const close = useApp((state) => state.closeTab)
  if (head === undefined || session === undefined) return null

  const live = isLive(session)
  const stateName = t(session === 'open' && head.mode === 'server' ? 'state.listening' : `state.${session}`)
  const endpoint = sessionEndpoint(head.profile)
  const hint = t('tabs.hint', { endpoint, state: stateName, time: startTime(head.startedAt) })
  const closeHint = t(live ? 'tabs.close.live' : 'tabs.close.saved', { name: name ?? '' })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Delete') return
    event.preventDefault()
    close(id)
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
          <VisibleText text={name ?? ''} />
        </span>
        <span className="sr-only">{stateName}</span>
      </Tabs.Trigger>
      <button
        type="button"
        className="session-tab-close"
        // The keyboard closes the tab itself.
        tabIndex={-1}
        aria-label={t('tabs.close', { name: name ?? '' })}
        title={withSigns(closeHint)}
        onClick={() => close(id)}
      >
        ✕
      </button>
    </div>
  )
}

const of = <Part, Value>(part: Part | undefined, take: (part: Part) => Value): Value | undefined =>
  part === undefined ? undefined : take(part)
