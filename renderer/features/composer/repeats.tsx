import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import type { RepeatStatus } from '../../../shared/session/repeat'
import { useCommand } from '../../commands/commands-context'
import { ToldError } from '../../components/told-error'
import { VisibleText } from '../../components/visible-text'
import { readRepeat, repeatsOf } from '../../store/repeat-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Asks how often to send again what the composer holds. */
export function RepeatButton(): ReactNode {
  return (
    <Popover.Root>
      <Popover.Trigger className="button">{t('repeat.open')}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" side="top" align="start" aria-label={t('repeat.title')}>
          <RepeatForm />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function RepeatForm(): ReactNode {
  const draft = useApp((state) => state.repeatDraft)
  const edit = useApp((state) => state.editRepeat)
  const start = useCommand('composer.repeat')
  const { every, times } = readRepeat(draft)
  return (
    <>
      <label className="popover-row">
        <span className="dim">{t('repeat.every')}</span>
        <input
          className="field"
          inputMode="numeric"
          value={draft.every}
          aria-invalid={every === null}
          onChange={({ target }) => edit({ every: target.value })}
        />
      </label>
      <label className="popover-row">
        <span className="dim">{t('repeat.times')}</span>
        <input
          className="field"
          inputMode="numeric"
          value={draft.times}
          placeholder={t('repeat.endless')}
          aria-invalid={times === null}
          onChange={({ target }) => edit({ times: target.value })}
        />
      </label>
      <div className="popover-buttons">
        <Popover.Close className="button primary" disabled={!start.enabled} onClick={start.run}>
          {t('repeat.start')}
        </Popover.Close>
      </div>
    </>
  )
}

/** What is being sent again and again in the shown session, and what came of the latest that ended. */
export function RepeatList(): ReactNode {
  const repeats = useApp(repeatsOf)
  const stop = useApp((state) => state.stopRepeat)
  if (repeats.length === 0) return null
  return (
    <ul className="repeat-list" aria-label={t('repeat.list')}>
      {repeats.map((status) => (
        <li key={status.repeat} className="repeat-item">
          <span aria-hidden="true">{status.state === 'running' ? '↻' : status.state === 'failed' ? '✕' : '✓'}</span>
          <span className="mono repeat-label">
            <VisibleText text={status.label} />
          </span>
          <span className="dim repeat-count">{inWords(status)}</span>
          {status.error && <ToldError error={status.error} />}
          <button type="button" className="button small" onClick={() => void stop(status.repeat)}>
            {t(status.state === 'running' ? 'repeat.stop' : 'repeat.put-away')}
          </button>
        </li>
      ))}
    </ul>
  )
}

function inWords({ every, times, sent, missed, state, error }: RepeatStatus): string {
  const count = times === null ? t('repeat.sent', { sent }) : t('repeat.sent-of', { sent, times })
  const parts = [t('repeat.interval', { every }), count]
  if (missed > 0) parts.push(t('repeat.missed', { missed }))
  if (state !== 'running' && error === null) parts.push(t(`repeat.${state}`))
  return parts.join(' · ')
}
