import type { ReactNode } from 'react'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** To whom a server sends: to all, unless some are selected and meant. */
export function TargetChoice(): ReactNode {
  const live = useApp((state) => selectedSession(state)?.server?.live)
  const numbers = useApp((state) => state.connectionSelection.numbers)
  const toAll = useApp((state) => state.sendsToAll)
  const sentTo = useApp((state) => state.sentTo)
  const choose = useApp((state) => state.chooseSendsToAll)
  if (live === undefined) return null
  const [only] = numbers
  const chosen =
    numbers.size === 1
      ? t('composer.to.one', { connection: only ?? 0 })
      : t('composer.to.selected', { count: numbers.size })
  return (
    <>
      <label className="composer-to">
        <span className="dim">{t('composer.to')}</span>
        <select
          className="field"
          value={toAll || numbers.size === 0 ? 'all' : 'selected'}
          onChange={({ target }) => choose(target.value === 'all')}
        >
          {numbers.size > 0 && <option value="selected">{chosen}</option>}
          <option value="all">{t('composer.to.all', { count: live })}</option>
        </select>
      </label>
      {sentTo !== null && <output className="composer-sent">{t('composer.sent-to', { count: sentTo })}</output>}
    </>
  )
}
