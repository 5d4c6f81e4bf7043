import { showAll, type QuickFilter } from '../../shared/session/event-class'
import type { Slice } from './app-state'
import { withView, type TimelineView, type TimelineViews } from './timeline-view'

export interface TimelineSlice {
  readonly filter: QuickFilter
  readonly views: TimelineViews
  readonly changeFilter: (change: Partial<QuickFilter>) => void
  readonly changeView: (session: string, change: Partial<TimelineView>) => void
}

export const createTimelineSlice: Slice<TimelineSlice> = (set, get) => ({
  filter: showAll,
  views: {},

  changeFilter(change) {
    set({ filter: { ...get().filter, ...change } })
  },

  changeView(session, change) {
    set({ views: withView(get().views, session, change) })
  },
})
