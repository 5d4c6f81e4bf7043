import type { ErrorCode } from './error-code'

/** What went wrong, as data that crosses processes: the message catalogue turns it into a sentence. */
export interface AppError {
  readonly code: ErrorCode
  /** Values for the sentence, e.g. `{ host: 'example.invalid' }`. */
  readonly params: Readonly<Record<string, string>>
}

/** The one reply to every request that can fail: errors are values at process borders. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** Throws an `AppError` through code that has nothing to say about it. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure'

  constructor(
    readonly error: AppError,
    options?: ErrorOptions,
  ) {
    super(`${error.code} ${JSON.stringify(error.params)}`, options)
  }
}

export function appError(code: ErrorCode, params: Readonly<Record<string, string>> = {}): AppError {
  return { code, params }
}
