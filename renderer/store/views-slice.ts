import type { ViewProgress } from '../../shared/ipc/live-tick'
import { countInMask, quickFilterMask, type EventMask } from '../../shared/session/event-class'
import type { AppState, Slice } from './app-state'
import type { OpenedView } from './opened-view'
import { withoutKeys } from './session-list'
import { placeIn } from './session-place'

/** What rows are counted in: the quick filters alone, or a view that main searched for. */
export type ViewKey = EventMask | string

export type ViewSlot = 'filterViews' | 'findViews'

type OpenedViews = ReadonlyMap<string, OpenedView>

/** The views that main holds open for this window, by the sessions in sight. `keepViewsOpen` opens and closes them. */
export interface ViewsSlice {
  /** What passes the filter of a session, folded if asked for; of those where either is. */
  readonly filterViews: OpenedViews
  /** What Find goes through. */
  readonly findViews: OpenedViews
  /** Sessions that have come into sight, and whose filtered rows are not known yet: until then they show none. */
  readonly awaitedRows: ReadonlySet<string>
  readonly progress: ReadonlyMap<string, ViewProgress>
  readonly putView: (slot: ViewSlot, session: string, opened: OpenedView | null) => void
  readonly awaitRows: (session: string, awaited: boolean) => void
  readonly applyProgress: (views: readonly ViewProgress[]) => void
  /** The view is closed. */
  readonly forgetProgress: (view: string) => void
}

export const createViewsSlice: Slice<ViewsSlice> = (set, get) => ({
  filterViews: new Map(),
  findViews: new Map(),
  awaitedRows: new Set(),
  progress: new Map(),

  putView(slot, session, opened) {
    const views = new Map(get()[slot])
    if (opened === null) views.delete(session)
    else views.set(session, opened)
    set(slot === 'filterViews' ? { filterViews: views } : { findViews: views })
  },

  awaitRows(session, awaited) {
    const sessions = new Set(get().awaitedRows)
    if (sessions.has(session) === awaited) return
    if (awaited) sessions.add(session)
    else sessions.delete(session)
    set({ awaitedRows: sessions })
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
  return state.filterViews.get(session)?.view ?? quickFilterMask(placeIn(state, session).filter)
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
export const progressOf = (state: AppState, opened: OpenedView | undefined): ViewProgress | null =>
  opened === undefined || opened.view === null ? null : (state.progress.get(opened.view) ?? null)
