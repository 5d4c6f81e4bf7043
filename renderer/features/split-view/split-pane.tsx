import type { ReactNode } from 'react'
import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { sessionName, sessionShape, sessionTone } from '../../store/session-face'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import './split-view.css'

interface SplitPaneProps {
  readonly session: string
  readonly children: ReactNode
}

/**
 * One of two panes. What is pressed in it or gets the keyboard makes it the active one first, so that whatever the press
 * does, it does to the session that it was meant for.
 */
export function SplitPane({ session: id, children }: SplitPaneProps): ReactNode {
  const isActive = useApp((state) => state.selectedSession === id)
  const select = useApp((state) => state.selectSession)
  const name = useApp(({ sessions }) => {
    const session = sessions.get(id)
    return session === undefined ? '' : sessionName(session)
  })
  const activate = () => select(id)
  return (
    <section
      className={classes('split-pane', isActive && 'active')}
      aria-label={t(isActive ? 'split.pane.active' : 'split.pane', { name })}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
    >
      <PaneHeading id={id} name={name} isActive={isActive} />
      <div className="split-pane-body">{children}</div>
    </section>
  )
}

interface PaneHeadingProps {
  readonly id: string
  readonly name: string
  readonly isActive: boolean
}

function PaneHeading({ id, name, isActive }: PaneHeadingProps): ReactNode {
  const shape = useApp(({ sessions }) => {
    const session = sessions.get(id)
    return session && sessionShape(session)
  })
  const tone = useApp(({ sessions }) => {
    const session = sessions.get(id)
    return session && sessionTone(session)
  })
  const endpoint = useApp(({ sessions }) => {
    const session = sessions.get(id)
    return session === undefined ? '' : sessionEndpoint(session.head.profile)
  })
  return (
    <h2 className="split-heading" title={withSigns(endpoint)}>
      <span className={tone ?? 'faint'} aria-hidden="true">
        {shape}
      </span>
      <span className="split-name">
        <VisibleText text={name} />
      </span>
      {isActive && <span className="split-active">{t('split.active')}</span>}
    </h2>
  )
}
