import type { ReactNode } from 'react'
import './controls.css'
import './options.css'

interface OptionChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** One of several, with its name beside it. */
export function OptionChoice<Value extends string>(props: OptionChoiceProps<Value>): ReactNode {
  const { label, value, choices, onChange } = props
  return (
    <label className="option-row">
      <span className="option-name">{label}</span>
      <select
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
    </label>
  )
}
