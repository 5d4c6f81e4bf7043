import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ChosenFile } from '../../shared/ipc/app-channels'
import { decodeUtf8 } from '../../shared/payload/decode-utf8'

/** Files that the user names, and no others. */
export interface FilePorts {
  readonly files: {
    choose(): Promise<ChosenFile | null>
    read(token: string, limit?: number): Promise<Uint8Array>
    chooseFolder(): Promise<string | null>
    /** Asks where to; `null` when the user cancelled. */
    chooseTarget(name: string): Promise<string | null>
  }
  readonly exportFile: (path: string, text: string) => Promise<void>
}

const MAX_IMPORT_BYTES = 256 * 1024 * 1024

/** What the user chose to import; `null` when they cancelled. Fails with `file-not-text`. */
export async function chooseText(files: FilePorts['files']): Promise<string | null> {
  const chosen = await files.choose()
  if (chosen === null) return null
  const text = decodeUtf8(await files.read(chosen.token, MAX_IMPORT_BYTES))
  if (text === null) throw new AppFailure(appError('file-not-text'))
  return text
}
