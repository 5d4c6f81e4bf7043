import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { OptionRow } from './option-row'
import { useTypedNumber } from './use-typed-number'

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

function TypedField(props: TypedFieldProps): ReactNode {
  const { label, value, min, max = Number.MAX_SAFE_INTEGER, mayBeEmpty, error, onValid } = props
  const isValid = (text: string) =>
    text === '' ? mayBeEmpty : /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
  const { field, isWrong } = useTypedNumber(value, isValid, onValid)
  return (
    <OptionRow label={label} error={error}>
      {(wrong) => (
        <input {...wrong} {...field} className="field option-number" aria-invalid={wrong['aria-invalid'] || isWrong} />
      )}
    </OptionRow>
  )
}
