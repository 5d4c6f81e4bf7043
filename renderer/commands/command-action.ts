import type { AppState } from '../store/app-state'

export interface CommandAction {
  readonly run: (state: AppState) => unknown
  /** Left out where the command always makes sense. */
  readonly enabled?: (state: AppState) => boolean
}
