import type { OptionsSlice } from './options-slice'
import type { StateCreator } from 'zustand/vanilla'
import type { ColumnsSlice } from './columns-slice'
import type { ComposerSlice } from './composer-slice'
import type { ConnectionsSlice } from './connections-slice'
import type { DetailSlice } from './detail-slice'
import type { DraftSlice } from './draft-slice'
import type { FilterSlice } from './filter-slice'
import type { FoldSlice } from './fold-slice'
import type { FindSlice } from './find-slice'
import type { ImportSlice } from './import-slice'
import type { LibrarySlice } from './library-slice'
import type { MarksSlice } from './marks-slice'
import type { EnvironmentsSlice } from './environments-slice'
import type { ExportSlice } from './export-slice'
import type { ProfilesSlice } from './profiles-slice'
import type { ProfileTreeSlice } from './profile-tree-slice'
import type { PanesSlice } from './panes-slice'
import type { PaletteSlice } from './palette-slice'
import type { RecordingSlice } from './recording-slice'
import type { ReplaySlice } from './replay-slice'
import type { RespondersSlice } from './responders-slice'
import type { RepeatSlice } from './repeat-slice'
import type { RowSlice } from './row-slice'
import type { SessionsSlice } from './sessions-slice'
import type { SettingsSlice } from './settings-slice'
import type { SurveySlice } from './survey-slice'
import type { TabsSlice } from './tabs-slice'
import type { TimelineSlice } from './timeline-slice'
import type { TourSlice } from './tour-slice'
import type { UpdatesSlice } from './updates-slice'
import type { ViewsSlice } from './views-slice'

export type AppState = SessionsSlice &
  DraftSlice &
  ProfilesSlice &
  ProfileTreeSlice &
  EnvironmentsSlice &
  TimelineSlice &
  FilterSlice &
  FindSlice &
  FoldSlice &
  ViewsSlice &
  TabsSlice &
  PanesSlice &
  ColumnsSlice &
  MarksSlice &
  ConnectionsSlice &
  DetailSlice &
  ComposerSlice &
  RowSlice &
  LibrarySlice &
  RepeatSlice &
  PaletteSlice &
  RecordingSlice &
  ReplaySlice &
  RespondersSlice &
  ExportSlice &
  ImportSlice &
  SurveySlice &
  TourSlice &
  SettingsSlice &
  UpdatesSlice &
  OptionsSlice

export type Slice<Part> = StateCreator<AppState, [], [], Part>
