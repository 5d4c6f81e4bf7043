import type { ReactNode } from 'react'
import type { LiveSession } from '../../../shared/ipc/live-tick'
import { lastingDamage, type ImportedFrom } from '../../../shared/session/session-summary'
import { isLive } from '../../../shared/session/session-state'
import { classes } from '../../components/classes'
import { VisibleText } from '../../components/visible-text'
import { sessionFace } from '../../store/session-face'
import { useApp } from '../../store/store-context'
import { damageInWords } from '../../wording/damage-in-words'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { shortCount } from '../../../shared/wording/byte-count'
import { startTime } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { SessionMenu } from './session-menu'

export function SessionItem({ id }: { readonly id: string }): ReactNode {
  const session = useApp((state) => state.sessions.get(id))
  const selected = useApp((state) => state.selectedSession === id)
  const zone = useApp((state) => state.settings.times)
  const select = useApp((state) => state.selectSession)
  const askToDelete = useApp((state) => state.askToDelete)
  if (!session) return null
  const live = isLive(session.state)
  const { name, endpoint, shape, tone } = sessionFace(session)
  const count = session.counts.reduce((sum, each) => sum + each, 0)
  return (
    <SessionMenu id={id} name={name} live={live}>
      <li className={classes('session-item', selected && 'selected')}>
        <button
          type="button"
          className="session-open"
          aria-current={selected}
          title={withSigns(endpoint)}
          onClick={() => select(id)}
        >
          <span className={classes('session-dot', tone)} aria-hidden="true">
            {shape}
          </span>
          {/* Live but not recorded is neither; the mark says it. */}
          {(!live || session.recording.state === 'on') && (
            <span className="sr-only">{live ? t('sessions.live') : t('sessions.saved')}</span>
          )}
          <span className="session-text">
            <span className="session-name">
              <VisibleText text={name} />
            </span>
            <span className="session-when">
              {startTime(session.head.startedAt, zone)}
              <Marks session={session} />
            </span>
          </span>
          <span className="session-count mono" title={t('sessions.events', { count })}>
            {shortCount(count)}
          </span>
        </button>
        {!live && (
          <button
            type="button"
            className="button quiet small icon session-delete"
            aria-label={t('sessions.delete', { name })}
            title={withSigns(t('sessions.delete', { name }))}
            onClick={() => askToDelete(id)}
          >
            ✕
          </button>
        )}
      </li>
    </SessionMenu>
  )
}

function Marks({ session }: { readonly session: LiveSession }): ReactNode {
  const damage = lastingDamage(session.damage)
  return (
    <>
      {session.state === 'cancelled' && <span className="session-mark">{t('state.cancelled')}</span>}
      {session.head.imported && (
        <span className="session-mark" title={withSigns(importedHint(session.head.imported))}>
          {t('sessions.imported')}
        </span>
      )}
      {session.head.secrets && (
        <span className="session-mark" title={t('sessions.secrets.hint')}>
          {t('sessions.secrets')}
        </span>
      )}
      {session.ending === 'cut-off' && (
        <span className="session-mark warning" title={t('sessions.cut-off.hint')}>
          ⚠ {t('sessions.cut-off')}
        </span>
      )}
      {session.recording.state === 'stopped' && (
        <span className="session-mark error" title={withSigns(errorSentence(session.recording.error))}>
          ✕ {isLive(session.state) ? t('sessions.not-recording') : t('sessions.incomplete')}
        </span>
      )}
      {damage.length > 0 && (
        <span className="session-mark error" title={damageInWords(damage)}>
          ✕ {t('sessions.damage')}
        </span>
      )}
    </>
  )
}

const importedHint = ({ name, format }: ImportedFrom): string =>
  t('sessions.imported.hint', { name, format: t(`imported-format.${format}`) })
