import { AppFailure, appError } from '../../shared/errors/app-error'
import { writeFileWhole } from './write-file-whole'

/** Where the user has said. Fails with `export-failed`. */
export async function exportFile(path: string, text: string): Promise<void> {
  try {
    await writeFileWhole(path, text)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppFailure(appError('export-failed', { problem }), { cause })
  }
}
