import type { z } from 'zod'
import type { AppState } from './app-state'
import { shownDraft } from './draft-slice'
import { isSameProfile } from './filled-profile'
import type { AppStore } from './app-store'
import type { keptTabsSchema } from './kept-tabs-schema'
import type { SettingsStorage } from './settings-slice'

export const TABS_KEY = 'framescope.tabs'

/** The tabs of the last run, by their sessions. */
export type KeptTabs = z.infer<typeof keptTabsSchema>

export const noTabs: KeptTabs = { tabs: [], shown: null, split: null }

/**
 * Brings the tabs of the last run back, of sessions that there still are, once main has told of them; and keeps them from
 * then on, but where the folder of recordings is away: they are still those of its sessions, which come back with it. Returns
 * what ends it.
 */
export function rememberTabs(store: AppStore, storage: SettingsStorage, kept: KeptTabs): () => void {
  let isBack = false
  store.setState({ tabsAwaited: kept.shown !== null })
  return store.subscribe((state, before) => {
    if (!state.sessionsListed) {
      // Why there is no list stands in the bar, and what is kept may come with the next one.
      if (state.sessionError !== null && state.tabsAwaited) store.setState({ tabsAwaited: false })
    } else if (!isBack) {
      isBack = true
      bringBack(store, kept)
      store.setState({ tabsAwaited: false })
    } else if (
      !state.recordingsPlace?.problem &&
      (state.tabs !== before.tabs || state.selectedSession !== before.selectedSession || state.panes !== before.panes)
    ) {
      storage.setItem(TABS_KEY, JSON.stringify(keptOf(state)))
    }
  })
}

const keptOf = ({ tabs, selectedSession, panes }: AppState): KeptTabs => ({
  tabs: [...tabs],
  shown: selectedSession,
  split: panes && [...panes.sessions],
})

/** Who was faster, and has something in the connect bar or below it, keeps that in sight. */
function bringBack(store: AppStore, { tabs, shown, split }: KeptTabs): void {
  const { sessions, tabs: opened } = store.getState()
  const known = tabs.filter((tab) => sessions.has(tab) && !opened.includes(tab))
  store.setState({ tabs: [...known, ...opened] })
  const panes = split?.every((session) => sessions.has(session)) ? split : null
  // A split view waits behind a new session.
  if (panes && store.getState().selectedSession === null) store.setState({ panes: { sessions: panes, active: 0 } })
  if (shown === null || isBusy(store.getState())) return
  if (panes?.includes(shown)) {
    const [first, second] = panes
    // What is known of a session is what was asked for when it was shown.
    store.getState().selectSession(shown === first ? second : first)
  }
  store.getState().selectSession(shown)
}

const isBusy = (state: AppState): boolean =>
  state.selectedSession !== null ||
  state.pendingStart !== null ||
  state.profile !== null ||
  !isSameProfile(shownDraft(state), state.settledDrafts[state.mode])
