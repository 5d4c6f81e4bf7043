import { useState, type ReactNode } from 'react'
import './controls.css'

interface WholeNumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max?: number
  readonly onChange: (value: number) => void
}

/** Keeps what is typed while it is no number yet; gives on only what is one. */
export function WholeNumberField(props: WholeNumberFieldProps): ReactNode {
  const { label, value, min, max = Number.MAX_SAFE_INTEGER, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? String(value)
  const isValid = (text: string) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
  return (
    <label className="option-row">
      <span className="option-name">{label}</span>
      <input
        className="field option-number"
        inputMode="numeric"
        value={shown}
        aria-invalid={!isValid(shown)}
        onChange={({ target }) => {
          setTyped(target.value)
          if (isValid(target.value)) onChange(Number(target.value))
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  )
}
