import type { QuickFilter } from '../../shared/session/event-class'
import type { Annotation } from '../../shared/session/annotation'
import type { MarkPattern } from '../components/text-spans'
import type { AppState } from './app-state'
import { noConnections, type ConnectionSelection } from './connection-selection'
import type { FoundMatch } from './find-slice'
import { withShown } from './panes'
import { withTab } from './session-tabs'
import { withoutSpan } from './span-filter'

/**
 * What of the state is about the shown session, goes with it when another one is shown, and comes back with it. In the
 * state itself it stands as it is now for the shown session; `places` has that of the others.
 */
export interface SessionPlace {
  readonly filter: QuickFilter
  readonly filterText: string
  readonly appliedFilter: string
  readonly cancelledFilter: string | null
  readonly findOpen: boolean
  readonly needle: string
  readonly findPattern: MarkPattern | null
  readonly foundMatch: FoundMatch | null
  readonly connectionSelection: ConnectionSelection
  readonly annotations: ReadonlyMap<number, Annotation>
}

/** By session. */
export type SessionPlaces = ReadonlyMap<string, SessionPlace>

const placeOf = (state: SessionPlace): SessionPlace => ({
  filter: state.filter,
  filterText: state.filterText,
  appliedFilter: state.appliedFilter,
  cancelledFilter: state.cancelledFilter,
  findOpen: state.findOpen,
  needle: state.needle,
  findPattern: state.findPattern,
  foundMatch: state.foundMatch,
  connectionSelection: state.connectionSelection,
  annotations: state.annotations,
})

/**
 * Of a session that has not been shown yet: it is filtered as the one before, but for a stretch of its time, and nothing in
 * it is known.
 */
const untouched = ({ filterText, appliedFilter, cancelledFilter }: SessionPlace) => ({
  filterText: withoutSpan(filterText),
  appliedFilter: withoutSpan(appliedFilter),
  cancelledFilter: cancelledFilter === null ? null : withoutSpan(cancelledFilter),
  foundMatch: null,
  connectionSelection: noConnections,
  annotations: noAnnotations,
})

const noAnnotations: SessionPlace['annotations'] = new Map()

/** How a session is looked at, whether it is the shown one or not. */
export function placeIn(state: AppState, session: string | null): SessionPlace {
  if (session === state.selectedSession) return state
  return (session === null ? undefined : state.places.get(session)) ?? { ...placeOf(state), ...untouched(state) }
}

/** The change of the state that is one of how a session is looked at. Nothing, where that has never been shown. */
export function withPlace(state: AppState, session: string | null, change: Partial<SessionPlace>): Partial<AppState> {
  if (session === state.selectedSession) return change
  const place = session === null ? undefined : state.places.get(session)
  if (session === null || place === undefined) return {}
  return { places: new Map(state.places).set(session, { ...place, ...change }) }
}

/** The change of the state that shows another session, in its tab and pane; `null`: a new one, which has neither. */
export function turnedTo(state: AppState, session: string | null): Partial<AppState> {
  const { selectedSession: before, tabs, panes } = state
  const places = before === null ? state.places : new Map(state.places).set(before, placeOf(state))
  const turned = { selectedSession: session, sessionError: null, pendingStart: null, places }
  if (session === null) return { ...turned, ...untouched(state) }
  return {
    ...turned,
    ...(places.get(session) ?? untouched(state)),
    tabs: withTab(tabs, session),
    panes: withShown(panes, session),
  }
}
