import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'

/** What went wrong with a replay, whatever was thrown. */
export function errorOf(failure: unknown): AppError {
  if (failure instanceof AppFailure) return failure.error
  const problem = failure instanceof Error ? failure.message : String(failure)
  return appError('internal', { channel: 'replay', problem })
}
