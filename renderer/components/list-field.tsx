import { useState, type ReactNode } from 'react'
import './controls.css'
import './options.css'

interface ListFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly values: readonly string[]
  readonly describedBy?: string | undefined
  readonly onChange: (values: string[]) => void
}

const separate = (typed: string): string[] =>
  typed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')

/** Several values in one field, separated by commas. `describedBy` names what says that it is wrong. */
export function ListField({ label, placeholder, values, describedBy, onChange }: ListFieldProps): ReactNode {
  const [typed, setTyped] = useState('')
  // What was typed stays as it is, unfinished commas too, until other values come in.
  const shown = separate(typed).join() === values.join() ? typed : values.join(', ')
  return (
    <label className="option-row">
      <span className="option-name">{label}</span>
      <input
        className="field option-wide"
        value={shown}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={describedBy !== undefined}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(separate(target.value))
        }}
      />
    </label>
  )
}
