import type { AppState } from './app-state'
import type { AppStore } from './app-store'
import { viewOf } from './timeline-view'

/**
 * Lets the tour see what happens in its session, and takes a step when the user does: whoever selects the row that the
 * next step is about need not press Next. Returns what ends it.
 */
export function followTour(store: AppStore): () => void {
  return store.subscribe((state, before) => {
    const { tour } = state
    if (tour === null) return
    if (state.sessions.get(tour.session) !== before.sessions.get(tour.session)) void state.readTour()
    const selected = selectedEvent(state, tour.session)
    const isNext = selected !== null && selected === tour.events[tour.step + 1]
    if (isNext && selected !== selectedEvent(before, tour.session)) state.goToTourStep(tour.step + 1)
  })
}

const selectedEvent = ({ views }: AppState, session: string): number | null => viewOf(views, session).selected
