import { showAll, type QuickFilter } from '../../shared/session/event-class'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import type { GoToTarget } from './go-to-target'
import { viewOf, withView, type TimelineView, type TimelineViews } from './timeline-view'
import { rowsInView, shownView } from './views-slice'

export interface TimelineSlice {
  readonly filter: QuickFilter
  readonly views: TimelineViews
  /** An event that is to come into sight. A new object each time, so that the same event can be asked for twice. */
  readonly revealed: { readonly session: string; readonly event: number } | null
  /** The dialog that asks where to go is open. */
  readonly goToOpen: boolean
  readonly changeFilter: (change: Partial<QuickFilter>) => void
  readonly changeView: (session: string, change: Partial<TimelineView>) => void
  /** Selects an event of the shown session and brings it into sight. */
  readonly revealEvent: (event: number) => void
  /** It has come into sight: a timeline that is drawn anew stays where it was. */
  readonly endReveal: (revealed: object) => void
  readonly askWhereToGo: (open: boolean) => void
  /** To the nearest row of the shown view that is not before the target; to the last one where there is none. */
  readonly goTo: (target: GoToTarget) => Promise<void>
  readonly togglePause: () => void
  /** Times in the column Δ count from the selected event on; a second time they count from the row before again. */
  readonly toggleReference: () => Promise<void>
}

export const createTimelineSlice =
  (bridge: Bridge): Slice<TimelineSlice> =>
  (set, get) => ({
    filter: showAll,
    views: {},
    revealed: null,
    goToOpen: false,

    changeFilter(change) {
      set({ filter: { ...get().filter, ...change } })
    },

    changeView(session, change) {
      set({ views: withView(get().views, session, change) })
    },

    revealEvent(event) {
      const session = get().selectedSession
      if (session === null) return
      get().changeView(session, { following: false })
      get().selectEvent(event)
      set({ revealed: { session, event } })
    },

    endReveal(revealed) {
      if (get().revealed === revealed) set({ revealed: null })
    },

    askWhereToGo(goToOpen) {
      set({ goToOpen })
    },

    async goTo(target) {
      const session = get().selectedSession
      if (session === null) return
      const view = shownView(get(), session)
      const found =
        target.type === 'event'
          ? await bridge.timeline.locate({ session, view, event: target.event })
          : await bridge.timeline.locateTime({ session, view, time: target.time })
      if (!found.ok) return
      // A fold may hide it: its own row comes with that.
      if (target.type === 'event' && 'exact' in found.value && found.value.exact) return get().revealEvent(target.event)
      const from = Math.max(0, Math.min(found.value.row, rowsInView(get(), session, view) - 1))
      const page = await bridge.timeline.rows({ session, view, from, count: 1 })
      const row = page.ok ? page.value.rows[0] : undefined
      if (row && get().selectedSession === session) get().revealEvent(row.event)
    },

    togglePause() {
      const session = get().selectedSession
      if (session !== null) get().changeView(session, { paused: !viewOf(get().views, session).paused })
    },

    async toggleReference() {
      await get().selecting
      const { reading, views } = get()
      if (!reading?.answer?.ok) return
      const { event, time } = reading.answer.value.event
      const isSet = viewOf(views, reading.session).reference?.event === event
      get().changeView(reading.session, { reference: isSet ? null : { event, time } })
    },
  })
