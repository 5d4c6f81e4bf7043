import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { ToldError } from './told-error'

interface ProblemProps {
  readonly error: AppError
  /** For the `aria-describedby` of the field that is wrong. */
  readonly id?: string
}

/** What went wrong, beside the place where it did: sentence, stable code, and both to copy. */
export function Problem({ error, id }: ProblemProps): ReactNode {
  return (
    <div className="problem" role="alert" id={id}>
      <span aria-hidden="true">✕</span>
      <span className="problem-told">
        <ToldError error={error} />
      </span>
    </div>
  )
}
