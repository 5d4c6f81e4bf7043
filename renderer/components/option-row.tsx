import { useId, type ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { Problem } from './problem'
import './controls.css'
import './options.css'

interface OptionRowProps {
  readonly label: string
  /** What is wrong with it. */
  readonly error?: AppError | null | undefined
  /** What the control's value comes to. */
  readonly below?: ReactNode
  /** The control, which is told whether it is wrong. */
  readonly children: (wrong: WrongControl) => ReactNode
}

export interface WrongControl {
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** A control with its name beside it, and below it what is wrong with it. */
export function OptionRow({ label, error, below, children }: OptionRowProps): ReactNode {
  const id = useId()
  return (
    <>
      <label className="option-row">
        <span className="option-name">{label}</span>
        {children({ 'aria-invalid': Boolean(error), 'aria-describedby': error ? id : undefined })}
      </label>
      {below}
      {error && <Problem id={id} error={error} />}
    </>
  )
}
