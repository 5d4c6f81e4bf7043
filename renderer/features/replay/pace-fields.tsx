import type { ReactNode } from 'react'
import { MAX_INTERVAL_MS } from '../../../shared/replay/replay-request'
import { Segments } from '../../components/segments'
import { WholeNumberField } from '../../components/whole-number-field'
import { factorOf, replayPaces, type ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** When each message is sent. */
export function PaceFields({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const edit = useApp((state) => state.editReplay)
  return (
    <fieldset className="replay-part">
      <legend className="section-title">{t('replay.pace')}</legend>
      <div className="replay-line">
        <Segments
          label={t('replay.pace')}
          value={draft.pace}
          segments={replayPaces.map((value) => ({ value, label: t(`replay.pace.${value}`) }))}
          onChange={(pace) => edit({ pace })}
        />
        {draft.pace === 'original' && (
          <label className="option-row">
            <span className="option-name">{t('replay.factor')}</span>
            <input
              className="field option-number"
              inputMode="decimal"
              value={draft.factor}
              aria-invalid={factorOf(draft) === null}
              onChange={({ target }) => edit({ factor: target.value })}
            />
          </label>
        )}
        {draft.pace === 'interval' && (
          <WholeNumberField
            label={t('replay.interval')}
            value={draft.intervalMs}
            min={0}
            max={MAX_INTERVAL_MS}
            onChange={(intervalMs) => edit({ intervalMs })}
          />
        )}
        {draft.pace === 'replies' && (
          <WholeNumberField
            label={t('replay.timeout')}
            value={draft.timeoutMs}
            min={1}
            max={MAX_INTERVAL_MS}
            onChange={(timeoutMs) => edit({ timeoutMs })}
          />
        )}
      </div>
      <p className="dim">{t(`replay.pace.${draft.pace}.hint`)}</p>
    </fieldset>
  )
}
