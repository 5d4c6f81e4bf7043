import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { OptionRow } from './option-row'
import { FieldPreview } from './variable-preview'

interface OptionFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  /** Typed where nobody shall read along. */
  readonly secret?: boolean
  /** Several lines. */
  readonly long?: boolean
  /** It may have variables in it: what they come to is shown below. */
  readonly variables?: boolean
  readonly error?: AppError | null | undefined
  readonly onChange: (value: string) => void
}

/** A text with its name beside it. */
export function OptionField(props: OptionFieldProps): ReactNode {
  const { label, value, placeholder, secret = false, long = false, variables = false, error, onChange } = props
  const shared = { value, placeholder, spellCheck: false }
  return (
    <OptionRow label={label} error={error} below={<FieldPreview text={variables ? value : null} secret={secret} />}>
      {(wrong) =>
        long ? (
          <textarea
            {...shared}
            {...wrong}
            className="field option-wide option-long"
            rows={3}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <input
            {...shared}
            {...wrong}
            className="field option-wide"
            type={secret ? 'password' : 'text'}
            autoComplete="off"
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </OptionRow>
  )
}
