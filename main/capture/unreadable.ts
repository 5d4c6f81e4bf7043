import { AppFailure } from '../../shared/errors/app-error'
import { captureFailure } from './open-capture-file'

/** Fails because of what is at this place of the file. */
export function unreadable(offset: number): never {
  throw captureFailure('capture-unreadable', { offset: String(offset) })
}

/** What is asked for was in the file, wholly or in part, and was deleted to keep to the limits. */
export function letGo(): never {
  throw captureFailure('event-let-go', {})
}

/** A part of it may also have been let go. */
export const isUnreadable = (failure: unknown): failure is AppFailure =>
  failure instanceof AppFailure &&
  (failure.error.code === 'capture-unreadable' || failure.error.code === 'event-let-go')
