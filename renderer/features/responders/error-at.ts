import type { AppError } from '../../../shared/errors/app-error'
import type { ResponderProblem } from '../../../shared/responder/responder-problem'

/** What is wrong with a field, by the way to it. */
export type ErrorAt = (way: string) => AppError | null

export const errorAtOf =
  (problems: readonly ResponderProblem[]): ErrorAt =>
  (way) =>
    problems.find(({ field }) => field === way)?.error ?? null

/** The same for the fields of a part. */
export const inside =
  (errorAt: ErrorAt, part: string): ErrorAt =>
  (way) =>
    errorAt(`${part}.${way}`)
