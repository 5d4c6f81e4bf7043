import type { AppError } from '../../shared/errors/app-error'
import type { ImportProgress } from '../../shared/ipc/import-channels'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { withSummaries } from './session-list'

/** How the import goes, or how the last one went; stays until it is put away or the next one begins. */
export type ImportNotice =
  /** `progress` is `null` until a file is chosen and looked at. */
  | { readonly state: 'running'; readonly progress: ImportProgress | null }
  | { readonly state: 'done'; readonly sessions: number; readonly events: number }
  | { readonly state: 'failed'; readonly error: AppError }

export interface ImportSlice {
  readonly importNotice: ImportNotice | null
  /** A file that was dropped, or with `null` one that the user is asked for. One at a time. */
  readonly importFile: (file: object | null) => Promise<void>
  readonly cancelImport: () => Promise<void>
  readonly applyImportProgress: (progress: ImportProgress) => void
  readonly dismissImport: () => void
}

export const createImportSlice =
  (bridge: Bridge): Slice<ImportSlice> =>
  (set, get) => ({
    importNotice: null,

    async importFile(file) {
      if (get().importNotice?.state === 'running') return
      set({ importNotice: { state: 'running', progress: null } })
      const reply = await (file === null ? bridge.import.choose() : bridge.import.dropped(file))
      if (!reply.ok) return set({ importNotice: { state: 'failed', error: reply.error } })
      // Without a value the user has changed their mind, which needs no words.
      if (reply.value === null) return set({ importNotice: null })
      const { sessions, events } = reply.value
      set({
        importNotice: { state: 'done', sessions: sessions.length, events },
        sessions: withSummaries(get().sessions, sessions),
      })
      const [first] = sessions
      if (first) get().selectSession(first.head.id)
    },

    async cancelImport() {
      await bridge.import.cancel()
    },

    applyImportProgress(progress) {
      if (get().importNotice?.state === 'running') set({ importNotice: { state: 'running', progress } })
    },

    dismissImport() {
      if (get().importNotice?.state !== 'running') set({ importNotice: null })
    },
  })
