import type { AppState, Slice } from './app-state'
import { besideOf, swapped, type Panes } from './panes'
import { sessionIds } from './session-list'
import { tabBeside } from './session-tabs'

/** The split view: which sessions stand side by side. The session of the active pane is `selectedSession`. */
export interface PanesSlice {
  /** `null` where one session is shown alone. They wait while a new session is shown, which takes all the room. */
  readonly panes: Panes | null
  /** With the next tab, else with the newest session there is. That one is active then. */
  readonly splitView: () => void
  /** The active pane stays. */
  readonly endSplit: () => void
  readonly swapPanes: () => void
}

/** The sessions in sight, from the left or from above. */
export function shownSessions({
  panes,
  selectedSession,
}: Pick<AppState, 'panes' | 'selectedSession'>): readonly string[] {
  if (selectedSession === null) return []
  return panes?.sessions.includes(selectedSession) ? panes.sessions : [selectedSession]
}

export const otherPane = ({ panes, selectedSession }: AppState): string | null => besideOf(panes, selectedSession)

/** One of them is of a server, and so has connections to list. */
export const isServerShown = (state: AppState): boolean =>
  shownSessions(state).some((session) => state.sessions.get(session)?.head.mode === 'server')

export const maySplit = ({ panes, selectedSession, sessions }: AppState): boolean =>
  panes === null && selectedSession !== null && sessions.size > 1

export const createPanesSlice: Slice<PanesSlice> = (set, get) => ({
  panes: null,

  splitView() {
    const { selectedSession: session, sessions, tabs } = get()
    if (session === null) return
    const other = tabBeside(tabs, session) ?? sessionIds(sessions).find((id) => id !== session)
    if (other === undefined) return
    set({ panes: { sessions: [session, other], active: 0 } })
    get().selectSession(other)
  },

  endSplit() {
    set({ panes: null })
  },

  swapPanes() {
    const { panes } = get()
    if (panes !== null) set({ panes: swapped(panes) })
  },
})
