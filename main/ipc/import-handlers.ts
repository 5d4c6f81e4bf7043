import type { ImportResult } from '../../shared/ipc/import-channels'
import type { Handlers } from './register'

export interface ImportPorts {
  /** `null` when the user cancelled. */
  readonly importFile: (path: string) => Promise<ImportResult | null>
  readonly cancelImport: () => void
  /** Asks which; `null` when the user cancelled. */
  readonly chooseImport: () => Promise<string | null>
}

export function importHandlers({ importFile, cancelImport, chooseImport }: ImportPorts): Handlers['import'] {
  return {
    async choose() {
      const path = await chooseImport()
      return path === null ? null : importFile(path)
    },
    dropped: ({ path }) => importFile(path),
    cancel() {
      cancelImport()
      return null
    },
  }
}
