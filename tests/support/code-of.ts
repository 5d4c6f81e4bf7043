import { AppFailure } from '../../shared/errors/app-error'

/** What a promise was rejected with: for `catch`. */
export const codeOf = (failure: unknown): string =>
  failure instanceof AppFailure ? failure.error.code : String(failure)
