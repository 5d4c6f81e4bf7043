import type { ReactNode } from 'react'
import { LEAST_PING_MS, LONGEST_PING_MS, type AutoPingSettings } from '../../../shared/session/auto-ping-settings'
import { Check } from '../../components/check'
import { OptionField } from '../../components/option-field'
import { WholeNumberField } from '../../components/whole-number-field'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Pings of our own, and the answers to those of the server. */
export function PingOptions(): ReactNode {
  const autoPing = useApp((state) => state.draft.autoPing)
  const answerPings = useApp((state) => state.draft.answerPings)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const edit = (change: Partial<AutoPingSettings>) => editDraft({ autoPing: { ...autoPing, ...change } })
  return (
    <fieldset className="option-group" aria-label={t('pings.title')}>
      <Check
        label={t('pings.withhold')}
        checked={!answerPings}
        onChange={(withhold) => editDraft({ answerPings: !withhold })}
      />
      <Check label={t('pings.enabled')} checked={autoPing.enabled} onChange={(enabled) => edit({ enabled })} />
      {autoPing.enabled && (
        <>
          <WholeNumberField
            label={t('pings.interval')}
            value={autoPing.interval}
            min={LEAST_PING_MS}
            max={LONGEST_PING_MS}
            onChange={(interval) => edit({ interval })}
          />
          <WholeNumberField
            label={t('pings.timeout')}
            value={autoPing.timeout}
            min={LEAST_PING_MS}
            max={LONGEST_PING_MS}
            onChange={(timeout) => edit({ timeout })}
          />
          <OptionField
            variables
            label={t('pings.payload')}
            value={autoPing.payload}
            error={error?.code === 'ping-too-long' ? error : null}
            onChange={(payload) => edit({ payload })}
          />
        </>
      )}
    </fieldset>
  )
}
