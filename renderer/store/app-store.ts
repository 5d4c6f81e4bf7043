import { createStore, type StoreApi } from 'zustand/vanilla'
import { defaultSettings } from '../../shared/settings/settings'
import type { Bridge } from '../bridge/bridge'
import type { AppState } from './app-state'
import { createColumnsSlice } from './columns-slice'
import { createComposerSlice } from './composer-slice'
import { createConnectionsSlice } from './connections-slice'
import { createDetailSlice } from './detail-slice'
import { createDraftSlice } from './draft-slice'
import { createFilterSlice } from './filter-slice'
import { createFoldSlice } from './fold-slice'
import { createFindSlice } from './find-slice'
import { createImportSlice } from './import-slice'
import { noDrafts } from './kept-draft'
import { createLibrarySlice } from './library-slice'
import { createMarksSlice } from './marks-slice'
import { createEnvironmentsSlice } from './environments-slice'
import { createExportSlice } from './export-slice'
import { createProfilesSlice } from './profiles-slice'
import { createProfileTreeSlice } from './profile-tree-slice'
import { createPanesSlice } from './panes-slice'
import { createPaletteSlice } from './palette-slice'
import { createRecordingSlice } from './recording-slice'
import { createReplaySlice } from './replay-slice'
import { createRespondersSlice } from './responders-slice'
import { createRepeatSlice } from './repeat-slice'
import { createRowSlice } from './row-slice'
import { createSessionsSlice } from './sessions-slice'
import { createOptionsSlice } from './options-slice'
import { createSettingsSlice, type SettingsStorage } from './settings-slice'
import { createSurveySlice } from './survey-slice'
import { createTabsSlice } from './tabs-slice'
import { createTimelineSlice } from './timeline-slice'
import { createTourSlice } from './tour-slice'
import { createUpdatesSlice } from './updates-slice'
import { createViewsSlice } from './views-slice'

export type AppStore = StoreApi<AppState>

/** Side effects leave the store through `bridge` and `storage`, and nowhere else. */
export function createAppStore(
  bridge: Bridge,
  storage: SettingsStorage,
  settings = defaultSettings,
  drafts = noDrafts,
): AppStore {
  return createStore<AppState>()((...a) => ({
    ...createSessionsSlice(bridge)(...a),
    ...createTabsSlice(...a),
    ...createPanesSlice(...a),
    ...createDraftSlice(storage, drafts)(...a),
    ...createProfilesSlice(bridge)(...a),
    ...createProfileTreeSlice(storage)(...a),
    ...createEnvironmentsSlice(bridge)(...a),
    ...createTimelineSlice(bridge)(...a),
    ...createFilterSlice(...a),
    ...createFindSlice(bridge)(...a),
    ...createFoldSlice(storage)(...a),
    ...createViewsSlice(...a),
    ...createColumnsSlice(storage)(...a),
    ...createMarksSlice(bridge)(...a),
    ...createConnectionsSlice(bridge, storage)(...a),
    ...createDetailSlice(bridge)(...a),
    ...createComposerSlice(bridge)(...a),
    ...createRowSlice(bridge)(...a),
    ...createLibrarySlice(bridge)(...a),
    ...createRepeatSlice(bridge)(...a),
    ...createSurveySlice(storage)(...a),
    ...createRespondersSlice(bridge)(...a),
    ...createPaletteSlice(...a),
    ...createRecordingSlice(bridge)(...a),
    ...createReplaySlice(bridge)(...a),
    ...createExportSlice(bridge)(...a),
    ...createImportSlice(bridge)(...a),
    ...createTourSlice(bridge, storage)(...a),
    ...createSettingsSlice(bridge, settings)(...a),
    ...createUpdatesSlice(bridge)(...a),
    ...createOptionsSlice(...a),
  }))
}
