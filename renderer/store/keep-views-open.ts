import { quickFilterMask } from '../../shared/session/event-class'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from './app-state'
import type { AppStore } from './app-store'
import { timelineFilter } from './connections-slice'
import { findRequest } from './find-search'
import { isSameRequest, type OpenedView, type ViewRequest } from './opened-view'
import { shownSessions } from './panes-slice'
import { placeIn } from './session-place'
import { untilState } from './until-state'
import type { ViewSlot } from './views-slice'

/**
 * Holds the views open in main that the state asks for, of each session in sight, and closes those that it does not any
 * more. What is shown changes when main has answered, so that a filter that is typed does not flicker; a session that comes
 * into sight shows nothing before. Returns what ends it.
 */
export function keepViewsOpen(bridge: Bridge, store: AppStore): () => void {
  const ends = [keepOpen('filterViews', filterRequest), keepOpen('findViews', findRequest)]
  return () => ends.forEach((end) => end())

  function keepOpen(slot: ViewSlot, requestOf: (state: AppState, session: string) => ViewRequest | null): () => void {
    /** By session. */
    const asked = new Map<string, ViewRequest>()
    let inSight: readonly string[] = []

    async function open(request: ViewRequest): Promise<void> {
      const reply = await bridge.timeline.openView(request)
      const view = reply.ok ? reply.value.view : null
      // Before its first rows are known it would only be blank.
      if (view !== null) await untilState(store, ({ progress }) => progress.has(view))
      const { session } = request
      if (asked.get(session) === request)
        replace(slot, session, { request, view, error: reply.ok ? null : reply.error })
      // Something else is wanted by now.
      else if (view !== null) close(view)
    }

    function ask(session: string, request: ViewRequest | null): void {
      if (isSameRequest(request, asked.get(session) ?? null)) return
      if (request === null) {
        asked.delete(session)
        replace(slot, session, null)
      } else {
        asked.set(session, request)
        void open(request)
      }
    }

    return store.subscribe((state) => {
      const shown = shownSessions(state)
      const come = shown.filter((session) => !inSight.includes(session))
      // Before the state is changed here, which comes back at once.
      inSight = shown
      for (const session of asked.keys()) if (!shown.includes(session)) ask(session, null)
      for (const session of shown) {
        const request = requestOf(state, session)
        if (slot === 'filterViews' && request !== null && come.includes(session)) state.awaitRows(session, true)
        ask(session, request)
      }
    })
  }

  function replace(slot: ViewSlot, session: string, opened: OpenedView | null): void {
    const last = store.getState()[slot].get(session)?.view ?? null
    store.getState().putView(slot, session, opened)
    if (slot === 'filterViews') store.getState().awaitRows(session, false)
    if (last !== null) close(last)
  }

  function close(view: string): void {
    store.getState().forgetProgress(view)
    void bridge.timeline.closeView({ view })
  }
}

function filterRequest(state: AppState, session: string): ViewRequest | null {
  const { folding, heartbeatRule, settings } = state
  const place = placeIn(state, session)
  const text = timelineFilter(place)
  if (text === '' && !folding) return null
  const fold = folding ? heartbeatRule : null
  return { session, mask: quickFilterMask(place.filter), filter: text, needle: '', fold, zone: settings.times }
}
