import { useEffect, useState, type ReactNode } from 'react'
import { isLive, type SessionState } from '../../../shared/session/session-state'
import { classes } from '../../components/classes'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { elapsedTime } from '../../wording/clock-time'
import { t } from '../../wording/translate'

/** A shape for each state, so that colour is not needed to tell them apart. */
const shapes: Readonly<Record<SessionState, string>> = {
  idle: '○',
  connecting: '◌',
  open: '●',
  closing: '◐',
  closed: '○',
  cancelled: '⊘',
  failed: '✕',
}

export function SessionStateMark(): ReactNode {
  const state = useApp((app) => selectedSession(app)?.state)
  const startedAt = useApp((app) => selectedSession(app)?.head.startedAt ?? 0)
  const mode = useApp((app) => app.mode)
  const unverified = useApp((app) => app.mode === 'client' && !app.draft.verifyTls)
  return (
    <>
      {unverified && (
        <span className="badge warning" title={t('tls.off.hint')}>
          ⚠ {t('tls.off')}
        </span>
      )}
      {state && (
        <output className={classes('connect-state', state)}>
          <span aria-hidden="true">{shapes[state]}</span>{' '}
          {t(state === 'open' && mode === 'server' ? 'state.listening' : `state.${state}`)}
        </output>
      )}
      {state && isLive(state) && <Elapsed since={startedAt / 1000} />}
    </>
  )
}

/** Its own component, so that a second's passing draws a few digits and nothing else. */
function Elapsed({ since }: { readonly since: number }): ReactNode {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="mono dim" role="timer" aria-label={t('connect.elapsed')}>
      {elapsedTime(now - since)}
    </span>
  )
}
