import type { AppError } from '../errors/app-error'

/** What keeps a responder from working, so that it can be said beside the field. */
export interface ResponderProblem {
  /** Its id. */
  readonly responder: string
  /** Way to the field within the responder: `when.match.pattern`, `steps.0.content.text`. */
  readonly field: string
  readonly error: AppError
}
