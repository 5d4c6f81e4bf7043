import type { ReactNode } from 'react'
import { LONGEST_WAIT_MS, MOST_ATTEMPTS, type ReconnectPolicy } from '../../../shared/session/reconnect-policy'
import { Check } from '../../components/check'
import { WholeNumberField } from '../../components/whole-number-field'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Off unless asked for: a second connection may matter to the server. */
export function ReconnectOptions(): ReactNode {
  const reconnect = useApp((state) => state.draft.reconnect)
  const editDraft = useApp((state) => state.editDraft)
  const edit = (change: Partial<ReconnectPolicy>) => editDraft({ reconnect: { ...reconnect, ...change } })
  return (
    <fieldset className="option-group" aria-label={t('reconnect.title')}>
      <Check label={t('reconnect.enabled')} checked={reconnect.enabled} onChange={(enabled) => edit({ enabled })} />
      {reconnect.enabled && (
        <>
          <WholeNumberField
            label={t('reconnect.first')}
            value={reconnect.firstWait}
            min={1}
            max={LONGEST_WAIT_MS}
            onChange={(firstWait) => edit({ firstWait })}
          />
          <WholeNumberField
            label={t('reconnect.longest')}
            value={reconnect.longestWait}
            min={1}
            max={LONGEST_WAIT_MS}
            onChange={(longestWait) => edit({ longestWait })}
          />
          <WholeNumberField
            label={t('reconnect.attempts')}
            value={reconnect.attempts}
            min={1}
            max={MOST_ATTEMPTS}
            onChange={(attempts) => edit({ attempts })}
          />
        </>
      )}
    </fieldset>
  )
}
