import { useState, type ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { OptionRow } from './option-row'

interface NumberFieldProps<Value> {
  readonly label: string
  readonly value: Value
  readonly min: number
  readonly max?: number
  readonly error?: AppError | null | undefined
  readonly onChange: (value: Value) => void
}

export function WholeNumberField({ value, onChange, ...field }: NumberFieldProps<number>): ReactNode {
  return <TypedField {...field} value={String(value)} mayBeEmpty={false} onValid={(text) => onChange(Number(text))} />
}

/** Empty for `null`. */
export function OptionalNumberField({ value, onChange, ...field }: NumberFieldProps<number | null>): ReactNode {
  const onValid = (text: string) => onChange(text === '' ? null : Number(text))
  return <TypedField {...field} value={value === null ? '' : String(value)} mayBeEmpty onValid={onValid} />
}

interface TypedFieldProps {
  readonly label: string
  readonly value: string
  readonly min: number
  readonly max?: number
  readonly error?: AppError | null | undefined
  readonly mayBeEmpty: boolean
  readonly onValid: (text: string) => void
}

/** Keeps what is typed while it is no number yet; gives on only what is one. */
function TypedField(props: TypedFieldProps): ReactNode {
  const { label, value, min, max = Number.MAX_SAFE_INTEGER, mayBeEmpty, error, onValid } = props
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? value
  const isValid = (text: string) =>
    text === '' ? mayBeEmpty : /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
  return (
    <OptionRow label={label} error={error}>
      {(wrong) => (
        <input
          {...wrong}
          className="field option-number"
          inputMode="numeric"
          value={shown}
          aria-invalid={wrong['aria-invalid'] || !isValid(shown)}
          onChange={({ target }) => {
            setTyped(target.value)
            if (isValid(target.value)) onValid(target.value)
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </OptionRow>
  )
}
