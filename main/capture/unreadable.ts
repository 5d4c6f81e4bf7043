import { AppFailure } from '../../shared/errors/app-error'
import { captureFailure } from './open-capture-file'

/** Fails because of what is at this place of the file. */
export function unreadable(offset: number): never {
  throw captureFailure('capture-unreadable', { offset: String(offset) })
}

export const isUnreadable = (failure: unknown): failure is AppFailure =>
  failure instanceof AppFailure && failure.error.code === 'capture-unreadable'
