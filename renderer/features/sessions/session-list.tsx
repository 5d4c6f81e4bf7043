import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useCommand } from '../../commands/commands-context'
import { sessionIds } from '../../store/session-list'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { RejectedFiles } from './rejected-files'
import { SessionItem } from './session-item'
import './sessions.css'

/** The sessions of this computer, live and saved. Each item draws itself anew when its own numbers change. */
export function SessionList(): ReactNode {
  const ids = useApp(useShallow((state) => sessionIds(state.sessions)))
  const newSession = useCommand('session.new')
  return (
    <nav className="sidebar" aria-label={t('sessions.title')}>
      <h2 className="section-title sidebar-title">
        {t('sessions.title')}
        <button
          type="button"
          className="button quiet small icon sidebar-new"
          aria-label={t('command.session.new')}
          title={t('command.session.new')}
          onClick={newSession.run}
        >
          +
        </button>
      </h2>
      {ids.length === 0 && <p className="sidebar-none">{t('sessions.none')}</p>}
      <ul className="session-list">
        {ids.map((id) => (
          <SessionItem key={id} id={id} />
        ))}
      </ul>
      <RejectedFiles />
    </nav>
  )
}
