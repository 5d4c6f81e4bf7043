import type { ImportResult } from '../../shared/ipc/import-channels'
import type { Handlers } from './register'

export interface ImportPorts {
  /** `null` when the user cancelled. */
  readonly importFile: (path: string) => Promise<ImportResult | null>
  readonly cancelImport: () => void
  /** Asks which; `null` when the user cancelled. */
  readonly chooseImport: () => Promise<string | null>
  /** Files that the app was asked to open from outside. */
  readonly openedFiles: { readonly waiting: number; take(): string | null }
}

export function importHandlers({
  importFile,
  cancelImport,
  chooseImport,
  openedFiles,
}: ImportPorts): Handlers['import'] {
  return {
    async choose() {
      const path = await chooseImport()
      return path === null ? null : importFile(path)
    },
    dropped: ({ path }) => importFile(path),
    waiting: () => openedFiles.waiting,
    async opened() {
      const path = openedFiles.take()
      return path === null ? null : importFile(path)
    },
    cancel() {
      cancelImport()
      return null
    },
  }
}
