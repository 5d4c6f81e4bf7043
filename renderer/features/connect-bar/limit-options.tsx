import type { ReactNode } from 'react'
import { KeepFields } from '../../components/keep-fields'
import { WholeNumberField } from '../../components/whole-number-field'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const LONGEST_TIMEOUT_MS = 3_600_000

export function LimitOptions(): ReactNode {
  const timeout = useApp((state) => state.draft.handshakeTimeout)
  const message = useApp((state) => state.draft.maxMessageLength)
  const fragments = useApp((state) => state.draft.maxFragments)
  const keep = useApp((state) => state.draft.keep)
  const editDraft = useApp((state) => state.editDraft)
  return (
    <fieldset className="option-group" aria-label={t('limits.title')}>
      <WholeNumberField
        label={t('limits.timeout')}
        value={timeout}
        min={1}
        max={LONGEST_TIMEOUT_MS}
        onChange={(handshakeTimeout) => editDraft({ handshakeTimeout })}
      />
      <WholeNumberField
        label={t('limits.message')}
        value={message}
        min={0}
        onChange={(maxMessageLength) => editDraft({ maxMessageLength })}
      />
      <WholeNumberField
        label={t('limits.fragments')}
        value={fragments}
        min={0}
        onChange={(maxFragments) => editDraft({ maxFragments })}
      />
      <KeepFields keep={keep} onChange={(next) => editDraft({ keep: next })} />
    </fieldset>
  )
}
