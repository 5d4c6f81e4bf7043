import type { AppError } from '../../shared/errors/app-error'
import type { ExportedSession } from '../../shared/ipc/app-channels'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'

/** How the last export went; stays until it is put away or the next one begins. */
export type ExportNotice =
  | { readonly state: 'running' }
  | ({ readonly state: 'done'; readonly path: string } & ExportedSession)
  | { readonly state: 'failed'; readonly error: AppError }

export interface ExportSlice {
  readonly exportNotice: ExportNotice | null
  /** Writes the selected session where the user says. One at a time. */
  readonly exportSession: () => Promise<void>
  readonly dismissExport: () => void
}

export const createExportSlice =
  (bridge: Bridge): Slice<ExportSlice> =>
  (set, get) => ({
    exportNotice: null,

    async exportSession() {
      const { selectedSession: session, exportNotice } = get()
      if (session === null || exportNotice?.state === 'running') return
      set({ exportNotice: { state: 'running' } })
      const reply = await bridge.app.exportNdjson({ session })
      if (!reply.ok) return set({ exportNotice: { state: 'failed', error: reply.error } })
      // Without a value the user has changed their mind, which needs no words.
      set({ exportNotice: reply.value && { state: 'done', ...reply.value } })
    },

    dismissExport() {
      if (get().exportNotice?.state !== 'running') set({ exportNotice: null })
    },
  })
