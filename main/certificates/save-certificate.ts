import { AppFailure, appError } from '../../shared/errors/app-error'
import { writeFileWhole } from '../files/write-file-whole'

/** For a client to trust. Fails with `export-failed`. */
export async function saveCertificate(pem: string, path: string): Promise<void> {
  try {
    await writeFileWhole(path, pem)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppFailure(appError('export-failed', { problem }), { cause })
  }
}
