import type { AppError, Result } from '../../shared/errors/app-error'
import type { ExportFormatId } from '../../shared/formats/export-options'
import type { ExportPreview } from '../../shared/formats/export-preview'
import type { ExportStatus } from '../../shared/formats/export-status'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { exportDraftOf, exportRequestOf, type ExportDraft, type ExportScope } from './export-draft'

/**
 * The export that is being prepared, and the one that was started last: how far it is and how it went, until that is put
 * away or the next one begins.
 */
export interface ExportSlice {
  /** What the dialog holds; `null` while it is closed. */
  readonly exportDraft: ExportDraft | null
  /** What the draft would write; `null` until that is known. */
  readonly exportPreview: Result<ExportPreview> | null
  /** The format that was chosen last. */
  readonly exportFormat: ExportFormatId
  readonly exportStatus: ExportStatus | null
  /** Why it could not begin. */
  readonly exportError: AppError | null
  /** The user is asked where to. */
  readonly exportAsked: boolean
  readonly prepareExport: (session: string, scope: ExportScope) => Promise<void>
  readonly editExport: (change: Partial<ExportDraft>) => Promise<void>
  readonly closeExport: () => void
  /** Writes what the draft says where the user says. One at a time. */
  readonly startExport: () => Promise<void>
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

    async function preview(draft: ExportDraft): Promise<void> {
      const reply = await bridge.export.preview({ request: exportRequestOf(draft) })
      // Meanwhile something else may be asked for.
      if (get().exportDraft === draft) set({ exportPreview: reply })
    }

    return {
      exportDraft: null,
      exportPreview: null,
      exportFormat: 'ndjson',
      exportStatus: null,
      exportError: null,
      exportAsked: false,

      async prepareExport(session, scope) {
        await get().selecting
        const exportDraft = exportDraftOf(get(), session, scope)
        set({ exportDraft, exportPreview: null, exportError: null })
        await preview(exportDraft)
      },

      async editExport(change) {
        const before = get().exportDraft
        if (before === null) return
        const exportDraft = { ...before, ...change }
        set({ exportDraft, exportFormat: exportDraft.format })
        await preview(exportDraft)
      },

      closeExport() {
        set({ exportDraft: null, exportPreview: null })
      },

      async startExport() {
        const draft = get().exportDraft
        if (draft === null || isExporting(get())) return
        early = []
        set({ exportAsked: true, exportError: null })
        const reply = await bridge.export.start({ request: exportRequestOf(draft) })
        set({ exportAsked: false })
        if (!reply.ok) return set({ exportError: reply.error })
        // Without a value the user has not decided where to: the draft stays.
        const begun = reply.value
        if (begun === null) return
        get().closeExport()
        set({ exportStatus: early.find((status) => status.export === begun.export) ?? begun })
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
