import { appError, type AppError } from '../errors/app-error'
import type { Responder } from './responder'

/** What keeps a responder from working, so that it can be said beside the field. */
export interface ResponderProblem {
  /** Its id. */
  readonly responder: string
  /** Way to the field within the responder: `when.match.pattern`, `steps.0.content.text`. */
  readonly field: string
  readonly error: AppError
}

/** The same, of a whole list that is refused for it: names the field and has the params of its error. */
export const responderInvalid = ({ name }: Responder, problem: ResponderProblem | undefined): AppError =>
  appError('responder-invalid', {
    ...problem?.error.params,
    responder: name,
    field: problem?.field ?? '',
    cause: problem?.error.code ?? '',
  })
