import type { ViewProgress } from '../../shared/ipc/live-tick'
import { countInMask, quickFilterMask, type EventMask } from '../../shared/session/event-class'
import type { AppState, Slice } from './app-state'
import type { OpenedView } from './opened-view'
import { withoutKeys } from './session-list'

/** What rows are counted in: the quick filters alone, or a view that main searched for. */
export type ViewKey = EventMask | string

export type ViewSlot = 'filterView' | 'findView'

/** The views that main holds open for this window. `keepViewsOpen` opens and closes them. */
export interface ViewsSlice {
  /** What passes the filter of the shown session, folded if asked for; `null` where neither is. */
  readonly filterView: OpenedView | null
  /** What Find goes through. */
  readonly findView: OpenedView | null
  readonly progress: ReadonlyMap<string, ViewProgress>
  readonly putView: (slot: ViewSlot, opened: OpenedView | null) => void
  readonly applyProgress: (views: readonly ViewProgress[]) => void
  /** The view is closed. */
  readonly forgetProgress: (view: string) => void
}

export const createViewsSlice: Slice<ViewsSlice> = (set, get) => ({
  filterView: null,
  findView: null,
  progress: new Map(),

  putView(slot, opened) {
    set(slot === 'filterView' ? { filterView: opened } : { findView: opened })
  },

  forgetProgress(view) {
    set({ progress: withoutKeys(get().progress, [view]) })
  },

  applyProgress(views) {
    if (views.length === 0) return
    const progress = new Map(get().progress)
    for (const view of views) progress.set(view.view, view)
    set({ progress })
  },
})

/** The view that a session's timeline shows. Until a new filter's view is open, the last one stays. */
export function shownView(state: AppState, session: string): ViewKey {
  const { filterView } = state
  return (filterView?.request.session === session ? filterView.view : null) ?? quickFilterMask(state.filter)
}

/** Rows of a view so far, those that were let go too. */
export function rowsInView(state: AppState, session: string, view: ViewKey): number {
  if (typeof view === 'string') return state.progress.get(view)?.rows ?? 0
  return countInMask(state.sessions.get(session)?.counts ?? [], view)
}

/** Rows of these that were let go: the number of the first one that is left. */
export function letGoInView(state: AppState, session: string, view: ViewKey): number {
  if (typeof view === 'string') return state.progress.get(view)?.letGo ?? 0
  return countInMask(state.sessions.get(session)?.letGo ?? [], view)
}

/** Rows of a view that can be shown. */
export const rowsLeft = (state: AppState, session: string, view: ViewKey): number =>
  rowsInView(state, session, view) - letGoInView(state, session, view)

/** Events of a view that are left, so far: more than rows where heartbeats are folded. */
export function eventsLeft(state: AppState, session: string, view: ViewKey): number {
  if (typeof view === 'number') return rowsLeft(state, session, view)
  const { events = 0, eventsLetGo = 0 } = state.progress.get(view) ?? {}
  return events - eventsLetGo
}

/** How far the search for an opened view is; `null` where there is none. */
export const progressOf = (state: AppState, opened: OpenedView | null): ViewProgress | null =>
  opened === null || opened.view === null ? null : (state.progress.get(opened.view) ?? null)
