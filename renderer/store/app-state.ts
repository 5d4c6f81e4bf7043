import type { StateCreator } from 'zustand/vanilla'
import type { ComposerSlice } from './composer-slice'
import type { DetailSlice } from './detail-slice'
import type { DraftSlice } from './draft-slice'
import type { SessionsSlice } from './sessions-slice'
import type { SettingsSlice } from './settings-slice'
import type { TimelineSlice } from './timeline-slice'

export type AppState = SessionsSlice & DraftSlice & TimelineSlice & DetailSlice & ComposerSlice & SettingsSlice

export type Slice<Part> = StateCreator<AppState, [], [], Part>
