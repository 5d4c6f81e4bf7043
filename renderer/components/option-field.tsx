import type { ReactNode } from 'react'
import './controls.css'
import './options.css'

interface OptionFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  /** Typed where nobody shall read along. */
  readonly secret?: boolean
  /** Several lines. */
  readonly long?: boolean
  /** Names what says that it is wrong. */
  readonly describedBy?: string | undefined
  readonly onChange: (value: string) => void
}

/** A text with its name beside it. */
export function OptionField(props: OptionFieldProps): ReactNode {
  const { label, value, placeholder, secret = false, long = false, describedBy, onChange } = props
  const shared = {
    value,
    placeholder,
    spellCheck: false,
    'aria-invalid': describedBy !== undefined,
    'aria-describedby': describedBy,
  }
  return (
    <label className="option-row">
      <span className="option-name">{label}</span>
      {long ? (
        <textarea
          {...shared}
          className="field option-wide option-long"
          rows={3}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <input
          {...shared}
          className="field option-wide"
          type={secret ? 'password' : 'text'}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </label>
  )
}
