import type { AppError } from '../../shared/errors/app-error'
import type { AppState } from './app-state'
import { selectedSession } from './sessions-slice'

/** What Connect or Start came to, or why the shown session did not open. */
export function shownError(state: AppState): AppError | null {
  return state.sessionError ?? selectedSession(state)?.error ?? null
}
