import type { ReactNode } from 'react'
import { OptionalNumberField, WholeNumberField } from '../../components/whole-number-field'
import { LEAST_MEGABYTES, MOST_HOURS, MOST_MEGABYTES } from '../../../shared/session/recording-limits'
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
      <OptionalNumberField
        label={t('limits.keep.megabytes')}
        value={keep.megabytes}
        min={LEAST_MEGABYTES}
        max={MOST_MEGABYTES}
        onChange={(megabytes) => editDraft({ keep: { ...keep, megabytes } })}
      />
      <OptionalNumberField
        label={t('limits.keep.hours')}
        value={keep.hours}
        min={1}
        max={MOST_HOURS}
        onChange={(hours) => editDraft({ keep: { ...keep, hours } })}
      />
    </fieldset>
  )
}
