import type { Neighbour } from '../../shared/ipc/timeline-channels'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from './app-state'
import type { AppStore } from './app-store'
import { findRequest } from './find-search'
import { isSameRequest, type OpenedView } from './opened-view'
import { viewOf } from './timeline-view'
import { untilState } from './until-state'
import { progressOf } from './views-slice'

const BEFORE_ALL = -1
const BEHIND_ALL = Number.MAX_SAFE_INTEGER

/** What Find was asked for. */
export interface SoughtMatch {
  readonly session: string
  readonly needle: string
  /** The selected event; `null` for none, then from the first or the last match on. */
  readonly from: number | null
  readonly direction: 'next' | 'previous'
}

/**
 * The match that Find is to go to: in the view of the filter and the needle that stand now, which may still have to be
 * opened and searched. `null` where there is none, and where the user has turned to something else meanwhile.
 */
export async function matchOf(
  bridge: Bridge,
  store: Pick<AppStore, 'getState' | 'subscribe'>,
  sought: SoughtMatch,
): Promise<(Neighbour & { readonly view: string }) | null> {
  const { from, direction } = sought
  const around = direction === 'next' ? BEFORE_ALL : BEHIND_ALL
  for (;;) {
    await untilState(store, (state) => !isWanted(state, sought) || canAnswer(state, sought))
    const asked = searchOf(store.getState(), sought)
    if (asked === null || asked.view === null) return null
    const { view, ended } = asked
    const found = (await neighbour(view, from ?? around)) ?? (ended ? await neighbour(view, around) : null)
    if (!isWanted(store.getState(), sought)) return null
    // A view that was closed meanwhile knows no match any more, or one among rows that are not shown.
    if (searchOf(store.getState(), sought)?.view !== view) continue
    if (found !== null) return { ...found, view }
    if (ended) return null
    await untilState(store, (state) => hasMoved(asked, searchOf(state, sought)))
  }

  async function neighbour(view: string, event: number): Promise<Neighbour | null> {
    const reply = await bridge.timeline.neighbour({ view, event, direction })
    return reply.ok ? reply.value : null
  }
}

function isWanted(state: AppState, { session, needle, from }: SoughtMatch): boolean {
  const isOpen = state.selectedSession === session && state.findOpen
  return isOpen && needle !== '' && state.needle === needle && viewOf(state.views, session).selected === from
}

interface Search {
  /** `null` where it could not be opened. */
  readonly view: OpenedView['view']
  /** Events before this number have been looked at. */
  readonly scanned: number
  /** There will be no more matches, but for events that are still to come. */
  readonly ended: boolean
}

/** Of what Find goes through now; `null` while that is still to be opened. */
function searchOf(state: AppState, { session }: SoughtMatch): Search | null {
  const opened = state.findViews.get(session)
  if (opened === undefined || !isSameRequest(opened.request, findRequest(state, session))) return null
  const progress = progressOf(state, opened)
  const ended = progress !== null && (progress.done || progress.problem !== null)
  return { view: opened.view, scanned: progress?.scanned ?? 0, ended }
}

/** Whether the match is the nearest one: a search looks at the first events first. */
function canAnswer(state: AppState, sought: SoughtMatch): boolean {
  const search = searchOf(state, sought)
  if (search === null || search.view === null) return search !== null
  const { from, direction } = sought
  return search.ended || direction === 'next' || (from !== null && search.scanned >= from)
}

const hasMoved = (before: Search, now: Search | null): boolean =>
  now === null || now.view !== before.view || now.scanned !== before.scanned || now.ended
