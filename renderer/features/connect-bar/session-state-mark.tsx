import type { ReactNode } from 'react'
import { isLive, type SessionState } from '../../../shared/session/session-state'
import type { ClientStatus } from '../../../shared/session/session-summary'
import { classes } from '../../components/classes'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { elapsedTime, remainingTime } from '../../../shared/wording/clock-time'
import { stateName } from '../../wording/state-name'
import { t } from '../../wording/translate'
import { useNow } from './use-now'

/** A shape for each state, so that colour is not needed to tell them apart. */
const shapes: Readonly<Record<SessionState, string>> = {
  idle: '○',
  connecting: '◌',
  open: '●',
  closing: '◐',
  waiting: '↻',
  closed: '○',
  cancelled: '⊘',
  failed: '✕',
}

const MICROSECONDS_PER_MS = 1000

export function SessionStateMark(): ReactNode {
  const state = useApp((app) => selectedSession(app)?.state)
  const startedAt = useApp((app) => selectedSession(app)?.head.startedAt ?? 0)
  const next = useApp((app) => selectedSession(app)?.client?.next)
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
          <span aria-hidden="true">{shapes[state]}</span> {stateName(state, mode)}
        </output>
      )}
      {next && <Countdown next={next} />}
      {state && isLive(state) && !next && <Elapsed since={startedAt / MICROSECONDS_PER_MS} />}
    </>
  )
}

/** Its own component, so that a second's passing draws a few digits and nothing else. */
function Elapsed({ since }: { readonly since: number }): ReactNode {
  const now = useNow(1000)
  return (
    <span className="mono dim" role="timer" aria-label={t('connect.elapsed')}>
      {elapsedTime(now - since)}
    </span>
  )
}

function Countdown({ next: { attempt, of, at } }: { readonly next: NonNullable<ClientStatus['next']> }): ReactNode {
  const now = useNow(100)
  return (
    <>
      <span className="dim">{t('connect.attempt', { attempt, of })}</span>
      <span className="mono" role="timer" aria-label={t('connect.countdown')}>
        {remainingTime(at / MICROSECONDS_PER_MS - now)}
      </span>
    </>
  )
}
