import { quickFilterMask } from '../../shared/session/event-class'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from './app-state'
import type { AppStore } from './app-store'
import { timelineFilter } from './connections-slice'
import { searchOf } from './find-search'
import { isSameRequest, type ViewRequest } from './opened-view'
import type { ViewSlot } from './views-slice'

/**
 * Holds the views open in main that the state asks for, and closes those that it does not any more. What is shown changes
 * when main has answered, so that a filter that is typed does not flicker. Returns what ends it.
 */
export function keepViewsOpen(bridge: Bridge, store: AppStore): () => void {
  const ends = [keepOpen('filterView', filterRequest), keepOpen('findView', findRequest)]
  return () => ends.forEach((end) => end())

  function keepOpen(slot: ViewSlot, requestOf: (state: AppState) => ViewRequest | null): () => void {
    let asked: ViewRequest | null = null

    async function open(request: ViewRequest): Promise<void> {
      const reply = await bridge.timeline.openView(request)
      const view = reply.ok ? reply.value.view : null
      if (view !== null) await begun(view)
      if (asked === request) replace(slot, { request, view, error: reply.ok ? null : reply.error })
      // Something else is wanted by now.
      else if (view !== null) close(view)
    }

    return store.subscribe((state) => {
      const request = requestOf(state)
      if (isSameRequest(request, asked)) return
      asked = request
      if (request === null) replace(slot, null)
      else void open(request)
    })
  }

  /** Once the first rows of a view are known: to show it before would only be blank. */
  function begun(view: string): Promise<void> {
    return new Promise((resolve) => {
      if (store.getState().progress.has(view)) return resolve()
      const end = store.subscribe(({ progress }) => {
        if (!progress.has(view)) return
        end()
        resolve()
      })
    })
  }

  function replace(slot: ViewSlot, opened: AppState[ViewSlot]): void {
    const last = store.getState()[slot]?.view ?? null
    store.getState().putView(slot, opened)
    if (last !== null) close(last)
  }

  function close(view: string): void {
    store.getState().forgetProgress(view)
    void bridge.timeline.closeView({ view })
  }
}

function filterRequest(state: AppState): ViewRequest | null {
  const { selectedSession: session, filter, folding, heartbeatRule } = state
  const text = timelineFilter(state)
  if (session === null || (text === '' && !folding)) return null
  const fold = folding ? heartbeatRule : null
  return { session, mask: quickFilterMask(filter), filter: text, needle: '', fold }
}

function findRequest(state: AppState): ViewRequest | null {
  const { selectedSession: session, filter, findOpen, needle } = state
  if (session === null || !findOpen || needle === '') return null
  return { session, mask: quickFilterMask(filter), ...searchOf(needle, timelineFilter(state)), fold: null }
}
