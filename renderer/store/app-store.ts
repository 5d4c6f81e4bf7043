import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from './app-state'
import { createComposerSlice } from './composer-slice'
import { createDetailSlice } from './detail-slice'
import { createDraftSlice } from './draft-slice'
import { createSessionsSlice } from './sessions-slice'
import { createSettingsSlice, type SettingsStorage } from './settings-slice'
import { createTimelineSlice } from './timeline-slice'

export type AppStore = StoreApi<AppState>

/** Side effects leave the store through `bridge` and `storage`, and nowhere else. */
export function createAppStore(bridge: Bridge, storage: SettingsStorage): AppStore {
  return createStore<AppState>()((...a) => ({
    ...createSessionsSlice(bridge)(...a),
    ...createDraftSlice(...a),
    ...createTimelineSlice(...a),
    ...createDetailSlice(bridge)(...a),
    ...createComposerSlice(bridge)(...a),
    ...createSettingsSlice(bridge, storage)(...a),
  }))
}
