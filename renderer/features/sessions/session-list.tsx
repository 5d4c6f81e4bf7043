import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useCommand } from '../../commands/commands-context'
import { RejectedFiles } from '../../components/rejected-files'
import { sessionIds } from '../../store/session-list'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { SessionItem } from './session-item'
import { WaitingDrafts } from './waiting-drafts'
import './sessions.css'

/** The sessions of this computer, live and saved. Each item draws itself anew when its own numbers change. */
export function SessionList(): ReactNode {
  const servers = useApp(useShallow((state) => sessionIds(state.sessions, 'server')))
  const clients = useApp(useShallow((state) => sessionIds(state.sessions, 'client')))
  const rejected = useApp((state) => state.rejectedFiles)
  const newSession = useCommand('session.new')
  return (
    <nav className="sessions" aria-label={t('sessions.title')}>
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
      {servers.length + clients.length === 0 && <p className="sidebar-none">{t('sessions.none')}</p>}
      <div className="session-list">
        <WaitingDrafts />
        {servers.length > 0 && <Group name={t('sessions.servers')} ids={servers} />}
        {/* One kind alone needs no name. */}
        {clients.length > 0 && <Group name={servers.length > 0 ? t('sessions.clients') : null} ids={clients} />}
      </div>
      <RejectedFiles title={t('sessions.rejected', { count: rejected.length })} files={rejected} />
    </nav>
  )
}

function Group({ name, ids }: { readonly name: string | null; readonly ids: readonly string[] }): ReactNode {
  return (
    <section aria-label={name ?? undefined}>
      {name !== null && <h3 className="session-group">{name}</h3>}
      <ul>
        {ids.map((id) => (
          <SessionItem key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}
