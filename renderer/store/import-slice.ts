import type { AppError, Result } from '../../shared/errors/app-error'
import type { ImportProgress, ImportResult } from '../../shared/ipc/import-channels'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { shownDraft } from './draft-slice'
import { withSummaries } from './session-list'

/** How the import goes, or how the last one went; stays until it is put away or the next one begins. */
export type ImportNotice =
  /** `progress` is `null` until a file is chosen and looked at. */
  { readonly state: 'running'; readonly progress: ImportProgress | null } | (Imported & { readonly state: 'done' })

/** What one file came to, or several that were opened together. */
interface Imported {
  readonly sessions: number
  readonly events: number
  /** One for each file that could not be imported. */
  readonly failures: readonly AppError[]
}

export interface ImportSlice {
  readonly importNotice: ImportNotice | null
  /** A file that was dropped, or with `null` one that the user is asked for. One at a time. */
  readonly importFile: (file: object | null) => Promise<void>
  /** The files that the app was asked to open from outside, one after another; while another import runs, after it. */
  readonly importOpened: () => Promise<void>
  readonly cancelImport: () => Promise<void>
  readonly applyImportProgress: (progress: ImportProgress) => void
  readonly dismissImport: () => void
}

const nothing: Imported = { sessions: 0, events: 0, failures: [] }

export const createImportSlice =
  (bridge: Bridge): Slice<ImportSlice> =>
  (set, get) => {
    const isRunning = (): boolean => get().importNotice?.state === 'running'

    /** Shows what a file came to, added to what those before it came to. What the user has turned to stays in sight. */
    async function finish(before: Imported, read: () => Promise<Result<ImportResult | null>>): Promise<Imported> {
      set({ importNotice: { state: 'running', progress: null } })
      const begun = get()
      const reply = await read()
      const imported = plus(before, reply)
      // Where the user has changed their mind, that needs no words.
      set({ importNotice: imported === nothing ? null : { state: 'done', ...imported } })
      if (!reply.ok || reply.value === null) return imported
      set({ sessions: withSummaries(get().sessions, reply.value.sessions) })
      const [first] = reply.value.sessions
      if (first && isLeft(begun, get())) get().openTabBehind(first.head.id)
      else if (first) get().selectSession(first.head.id)
      return imported
    }

    return {
      importNotice: null,

      async importFile(file) {
        if (isRunning()) return
        await finish(nothing, () => (file === null ? bridge.import.choose() : bridge.import.dropped(file)))
        await get().importOpened()
      },

      async importOpened() {
        for (let imported = nothing; ;) {
          const waiting = await bridge.import.waiting()
          // Asked again when what runs has ended.
          if (isRunning() || !waiting.ok || waiting.value === 0) return
          imported = await finish(imported, () => bridge.import.opened())
        }
      },

      async cancelImport() {
        await bridge.import.cancel()
      },

      applyImportProgress(progress) {
        if (isRunning()) set({ importNotice: { state: 'running', progress } })
      },

      dismissImport() {
        if (!isRunning()) set({ importNotice: null })
      },
    }
  }

/** Another session or profile is shown by now, is being started, or something was typed in the connect bar. */
const isLeft = (begun: AppState, now: AppState): boolean =>
  now.selectedSession !== begun.selectedSession ||
  now.profile?.id !== begun.profile?.id ||
  now.pendingStart !== null ||
  shownDraft(now) !== shownDraft(begun)

function plus(before: Imported, reply: Result<ImportResult | null>): Imported {
  if (!reply.ok) return { ...before, failures: [...before.failures, reply.error] }
  if (reply.value === null) return before
  const { sessions, events } = reply.value
  return { ...before, sessions: before.sessions + sessions.length, events: before.events + events }
}
