import type { ReactNode } from 'react'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import type { SessionFace } from '../../store/session-face'
import { useApp } from '../../store/store-context'
import { useSessionFace } from '../../store/use-session-face'
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
  const face = useSessionFace(id)
  if (face === null) return null
  const activate = () => select(id)
  return (
    <section
      className={classes('split-pane', isActive && 'active')}
      aria-label={t(isActive ? 'split.pane.active' : 'split.pane', { name: face.name })}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
    >
      <PaneHeading face={face} isActive={isActive} />
      <div className="split-pane-body">{children}</div>
    </section>
  )
}

function PaneHeading({ face, isActive }: { readonly face: SessionFace; readonly isActive: boolean }): ReactNode {
  return (
    <h2 className="split-heading" title={withSigns(face.endpoint)}>
      <span className={face.tone} aria-hidden="true">
        {face.shape}
      </span>
      <span className="split-name">
        <VisibleText text={face.name} />
      </span>
      {isActive && <span className="split-active">{t('split.active')}</span>}
    </h2>
  )
}
