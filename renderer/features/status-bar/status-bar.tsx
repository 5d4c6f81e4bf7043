import type { ReactNode } from 'react'
import { lastingDamage } from '../../../shared/session/session-summary'
import { themes } from '../../../shared/settings/settings'
import { isLive } from '../../../shared/session/session-state'
import { useCommand } from '../../commands/commands-context'
import { ErrorLine } from '../../components/told-error'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { byteCount, shortCount } from '../../../shared/wording/byte-count'
import { damageInWords } from '../../wording/damage-in-words'
import { t } from '../../wording/translate'
import './status-bar.css'

/** `children`: what else is chosen down here. */
export function StatusBar({ children }: { readonly children?: ReactNode }): ReactNode {
  return (
    <footer className="status-bar" aria-label={t('status.label')}>
      <SessionStatus />
      <div className="status-tools">
        <ExportButton />
        <StatisticsButton />
        {children}
        <ThemeChoice />
      </div>
    </footer>
  )
}

function SessionStatus(): ReactNode {
  const session = useApp(selectedSession)
  if (!session) return null
  const { rates, fileLength, recording } = session
  const damage = lastingDamage(session.damage)
  const size = byteCount(fileLength)
  const live = isLive(session.state)
  return (
    <div className="status-session">
      {live && (
        <>
          <span className="sent">
            {t('status.sent', { rate: shortCount(rates.sentMessages), bytes: byteCount(rates.sentBytes) })}
          </span>
          <span className="received">
            {t('status.received', { rate: shortCount(rates.receivedMessages), bytes: byteCount(rates.receivedBytes) })}
          </span>
        </>
      )}
      <span>{live && recording.state === 'on' ? t('status.recording', { size }) : t('status.stored', { size })}</span>
      {session.ending === 'cut-off' && (
        <span className="warning" title={t('sessions.cut-off.hint')}>
          ⚠ {t('sessions.cut-off')}
        </span>
      )}
      {damage.length > 0 && (
        <span className="error" title={damageInWords(damage)}>
          ✕ {t('sessions.damage')}
        </span>
      )}
      {live && session.error && <ErrorLine error={session.error} />}
    </div>
  )
}

function StatisticsButton(): ReactNode {
  const { run, enabled } = useCommand('statistics.show')
  if (!enabled) return null
  return (
    <button type="button" className="status-button" title={t('command.statistics.show')} onClick={run}>
      {t('statistics.button')}
    </button>
  )
}

function ExportButton(): ReactNode {
  const hasSession = useApp((state) => selectedSession(state) !== undefined)
  const { run, enabled } = useCommand('session.export')
  if (!hasSession) return null
  return (
    <button type="button" className="status-button" disabled={!enabled} onClick={run}>
      {t('command.session.export')}
    </button>
  )
}

function ThemeChoice(): ReactNode {
  const theme = useApp((state) => state.settings.theme)
  const change = useApp((state) => state.changeSettings)
  return (
    <label className="status-theme">
      {t('status.theme')}
      <select
        value={theme}
        onChange={({ target }) => {
          const chosen = themes.find((each) => each === target.value)
          if (chosen) void change({ theme: chosen })
        }}
      >
        {themes.map((each) => (
          <option key={each} value={each}>
            {t(`theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
