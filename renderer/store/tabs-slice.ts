import type { Slice } from './app-state'
import { besideOf } from './panes'
import { withoutKeys } from './session-list'
import { tabAlong, tabBeside, withTab, withTabAt, type SessionTabs } from './session-tabs'

/** The sessions that are open in tabs. What is not a session yet has no place among them: it is `selectedSession: null`. */
export interface TabsSlice {
  /** A session was shown in the last run, and main has not told yet whether it is still there. */
  readonly tabsAwaited: boolean
  readonly tabs: SessionTabs
  /** The session stays, and goes on where it is live. What was typed over it waits. */
  readonly closeTab: (session: string) => void
  /** The shown one; a new session gives way to the last tab, where there is any. */
  readonly closeShownTab: () => void
  readonly stepTab: (steps: 1 | -1) => void
  readonly moveTab: (session: string, place: number) => void
  /** Behind what is shown: for a session that came when the user had turned to something else. */
  readonly openTabBehind: (session: string) => void
  /** Of sessions that are no more. */
  readonly closeTabsOf: (sessions: readonly string[]) => void
}

export const createTabsSlice: Slice<TabsSlice> = (set, get) => ({
  tabs: [],
  tabsAwaited: false,

  closeTab(session) {
    const { tabs, heldDrafts, selectedSession, panes } = get()
    if (!tabs.includes(session) && selectedSession !== session) return
    const beside = besideOf(panes, session) ?? tabBeside(tabs, session)
    if (panes?.sessions.includes(session)) get().endSplit()
    const held = heldDrafts.get(session)
    set({ tabs: tabs.filter((tab) => tab !== session), heldDrafts: withoutKeys(heldDrafts, [session]) })
    if (held) get().addWaitingDrafts([held])
    if (selectedSession !== session) return
    if (beside === null) get().newSession()
    else get().selectSession(beside)
  },

  closeShownTab() {
    const { selectedSession, tabs, panes } = get()
    if (selectedSession !== null) return get().closeTab(selectedSession)
    // A split view that has waited comes back as it was.
    const last = panes === null ? tabBeside(tabs, null) : panes.sessions[panes.active]
    if (last !== null) get().selectSession(last)
  },

  stepTab(steps) {
    const next = tabAlong(get().tabs, get().selectedSession, steps)
    if (next !== null) get().selectSession(next)
  },

  moveTab(session, place) {
    set({ tabs: withTabAt(get().tabs, session, place) })
  },

  openTabBehind(session) {
    set({ tabs: withTab(get().tabs, session) })
  },

  closeTabsOf(sessions) {
    if (sessions.length === 0) return
    for (const session of sessions) get().closeTab(session)
    set({ places: withoutKeys(get().places, sessions) })
  },
})
