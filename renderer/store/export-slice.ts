import type { AppError } from '../../shared/errors/app-error'
import { defaultExportOptions } from '../../shared/formats/export-options'
import type { ExportStatus } from '../../shared/formats/export-status'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'

/** The export that was started last: how far it is and how it went, until that is put away or the next one begins. */
export interface ExportSlice {
  readonly exportStatus: ExportStatus | null
  /** Why it could not begin. */
  readonly exportError: AppError | null
  /** The user is asked where to. */
  readonly exportAsked: boolean
  /** Writes the selected session where the user says. One at a time. */
  readonly exportSession: () => Promise<void>
  readonly cancelExport: () => Promise<void>
  readonly applyExports: (exports: readonly ExportStatus[]) => void
  readonly dismissExport: () => void
}

export const isExporting = ({ exportAsked, exportStatus }: AppState): boolean =>
  exportAsked || exportStatus?.outcome.state === 'running'

export const createExportSlice =
  (bridge: Bridge): Slice<ExportSlice> =>
  (set, get) => {
    /** Ticks that came before the reply to what began it: they know more. */
    let early: readonly ExportStatus[] = []

    return {
      exportStatus: null,
      exportError: null,
      exportAsked: false,

      async exportSession() {
        const { selectedSession: session } = get()
        if (session === null || isExporting(get())) return
        early = []
        set({ exportAsked: true, exportError: null, exportStatus: null })
        const request = { session, format: 'ndjson', choice: { kind: 'all' }, options: defaultExportOptions, redact: false } as const
        const reply = await bridge.export.start({ request })
        set({ exportAsked: false })
        if (!reply.ok) return set({ exportError: reply.error })
        // Without a value the user has changed their mind, which needs no words.
        const begun = reply.value
        set({ exportStatus: early.find((status) => status.export === begun?.export) ?? begun })
      },

      async cancelExport() {
        const { exportStatus } = get()
        if (exportStatus !== null) await bridge.export.cancel({ export: exportStatus.export })
      },

      applyExports(exports) {
        if (get().exportAsked) early = [...exports, ...early]
        const news = exports.find((status) => status.export === get().exportStatus?.export)
        if (news !== undefined) set({ exportStatus: news })
      },

      dismissExport() {
        if (!isExporting(get())) set({ exportStatus: null, exportError: null })
      },
    }
  }
