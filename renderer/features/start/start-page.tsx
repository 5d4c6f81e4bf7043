import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { sessionIds } from '../../store/session-list'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { RecentSession } from './recent-session'
import { StartWay } from './start-way'
import './start-page.css'

const RECENT_SESSIONS = 5

/** What stands where the timeline will be, until there is a session. */
export function StartPage(): ReactNode {
  const recent = useApp(useShallow((state) => sessionIds(state.sessions).slice(0, RECENT_SESSIONS)))
  const seen = useApp((state) => state.tourSeen)
  return (
    <section className="start-page" aria-label={t('start.label')}>
      <div className="start-column">
        <h1 className="start-title">{t('start.title')}</h1>
        <p className="dim">{t('start.text')}</p>
        <div className="start-ways">
          {/* Whoever is new here is offered the tour first. */}
          <StartWay
            name="demo"
            commands={seen ? ['demo.start', 'tour.start'] : ['tour.start', 'demo.start']}
            isOffered={!seen}
          />
          <StartWay name="url" commands={['url.focus']} />
          <StartWay name="server" commands={['session.start-server']} />
          <StartWay name="file" commands={['session.import']} />
          <StartWay name="guide" commands={['guide.open']} />
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
    </section>
  )
}
