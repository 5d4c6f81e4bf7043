import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useCommand } from '../../commands/commands-context'
import { sessionIds } from '../../store/session-list'
import { useApp } from '../../store/store-context'
import { startTime } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'
import './start-page.css'

const RECENT_SESSIONS = 5

/** What stands where the timeline will be, until there is a session. */
export function StartPage(): ReactNode {
  const demo = useCommand('demo.start')
  const server = useCommand('session.start-server')
  const recent = useApp(useShallow((state) => sessionIds(state.sessions).slice(0, RECENT_SESSIONS)))
  return (
    <main className="start-page">
      <div className="start-column">
        <h1 className="start-title">{t('start.title')}</h1>
        <p className="dim">{t('start.text')}</p>
        <div className="start-buttons">
          <button type="button" className="button" disabled={!demo.enabled} onClick={demo.run}>
            {t('command.demo.start')}
          </button>
          <button type="button" className="button" disabled={!server.enabled} onClick={server.run}>
            {t('command.session.start-server')}
          </button>
        </div>
        {recent.length > 0 && (
          <section aria-label={t('start.recent')}>
            <h2 className="section-title">{t('start.recent')}</h2>
            <ul className="start-recent">
              {recent.map((id) => (
                <RecentSession key={id} id={id} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  )
}

function RecentSession({ id }: { readonly id: string }): ReactNode {
  const head = useApp((state) => state.sessions.get(id)?.head)
  const select = useApp((state) => state.selectSession)
  if (!head) return null
  return (
    <li>
      <button type="button" className="start-session" onClick={() => select(id)}>
        <span className="mono start-url">{sessionEndpoint(head.profile)}</span>
        <span className="faint">{startTime(head.startedAt)}</span>
      </button>
    </li>
  )
}
