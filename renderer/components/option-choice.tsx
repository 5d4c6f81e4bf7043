import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { OptionRow } from './option-row'

interface OptionChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly error?: AppError | null | undefined
  readonly onChange: (value: Value) => void
}

/** One of several, with its name beside it. */
export function OptionChoice<Value extends string>(props: OptionChoiceProps<Value>): ReactNode {
  const { label, value, choices, error, onChange } = props
  return (
    <OptionRow label={label} error={error}>
      {(wrong) => (
        <select
          {...wrong}
          className="field"
          value={value}
          onChange={({ target }) => {
            const chosen = choices.find((each) => each.value === target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </OptionRow>
  )
}
