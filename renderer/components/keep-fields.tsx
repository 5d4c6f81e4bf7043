import type { ReactNode } from 'react'
import {
  LEAST_MEGABYTES,
  MOST_HOURS,
  MOST_MEGABYTES,
  type RecordingLimits,
} from '../../shared/session/recording-limits'
import { t } from '../wording/translate'
import { OptionalNumberField } from './whole-number-field'

interface KeepFieldsProps {
  readonly keep: RecordingLimits
  readonly onChange: (keep: RecordingLimits) => void
}

/** How much of a recording is kept; empty keeps all. */
export function KeepFields({ keep, onChange }: KeepFieldsProps): ReactNode {
  return (
    <>
      <OptionalNumberField
        label={t('limits.keep.megabytes')}
        value={keep.megabytes}
        min={LEAST_MEGABYTES}
        max={MOST_MEGABYTES}
        onChange={(megabytes) => onChange({ ...keep, megabytes })}
      />
      <OptionalNumberField
        label={t('limits.keep.hours')}
        value={keep.hours}
        min={1}
        max={MOST_HOURS}
        onChange={(hours) => onChange({ ...keep, hours })}
      />
      <p className="option-note">{t('limits.keep.note', { least: LEAST_MEGABYTES })}</p>
    </>
  )
}
