import { useState, type ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { OptionRow } from './option-row'
import { FieldPreview } from './variable-preview'

interface ListFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly values: readonly string[]
  /** The values may have variables in them: what they come to is shown below. */
  readonly variables?: boolean
  readonly error?: AppError | null | undefined
  readonly onChange: (values: string[]) => void
}

const separate = (typed: string): string[] =>
  typed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')

/** Several values in one field, separated by commas. */
export function ListField({
  label,
  placeholder,
  values,
  variables = false,
  error,
  onChange,
}: ListFieldProps): ReactNode {
  const [typed, setTyped] = useState('')
  // What was typed stays as it is, unfinished commas too, until other values come in.
  const shown = separate(typed).join() === values.join() ? typed : values.join(', ')
  return (
    <OptionRow label={label} error={error} below={<FieldPreview text={variables ? values.join(', ') : null} />}>
      {(wrong) => (
        <input
          {...wrong}
          className="field option-wide"
          value={shown}
          placeholder={placeholder}
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value)
            onChange(separate(target.value))
          }}
        />
      )}
    </OptionRow>
  )
}
