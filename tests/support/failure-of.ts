import { AppFailure, type AppError } from '../../shared/errors/app-error'

/** What `AppFailure` something throws; `null` where it throws none. */
export function failureOf(action: () => unknown): AppError | null {
  try {
    action()
    return null
  } catch (failure) {
    if (failure instanceof AppFailure) return failure.error
    throw failure
  }
}
