import type { ReactNode } from 'react'
import { OptionChoice } from '../../components/option-choice'
import { Segments } from '../../components/segments'
import { WholeNumberField } from '../../components/whole-number-field'
import { scopesOf, type ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Which messages, and which direction of them. */
export function ScopeFields({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const edit = useApp((state) => state.editReplay)
  // Which messages are left out or changed was said of others.
  const fresh = { skipped: new Set<number>(), edits: new Map<number, string>() }
  return (
    <fieldset className="replay-part">
      <legend className="section-title">{t('replay.what')}</legend>
      <div className="replay-line">
        <OptionChoice
          label={t('replay.messages')}
          value={draft.scope}
          choices={scopesOf(draft).map((value) => ({ value, label: t(`replay.scope.${value}`) }))}
          onChange={(scope) => edit({ scope, ...fresh })}
        />
        {draft.scope === 'connection' && (
          <WholeNumberField
            label={t('replay.connection')}
            value={draft.connection}
            min={1}
            onChange={(connection) => edit({ connection, ...fresh })}
          />
        )}
        <Segments
          label={t('replay.direction')}
          value={draft.direction}
          segments={[
            { value: 'sent', label: `↑ ${t('replay.direction.sent')}` },
            { value: 'received', label: `↓ ${t('replay.direction.received')}` },
          ]}
          onChange={(direction) => edit({ direction, ...fresh })}
        />
      </div>
    </fieldset>
  )
}
