import { appError, AppFailure, type AppError } from '../../shared/errors/app-error'
import { CaptureBytes } from './capture-bytes'

export const captureFailure = (code: AppError['code'], params: AppError['params'], cause?: unknown): AppFailure =>
  new AppFailure(appError(code, params), { cause })

/**
 * Opens a file for reading and closes it again if what is then made of it fails. The system's errors become
 * `capture-not-found` and `capture-unreadable`.
 */
export async function openCaptureFile<Made>(path: string, make: (file: CaptureBytes) => Promise<Made>): Promise<Made> {
  let file: CaptureBytes | null = null
  try {
    file = await CaptureBytes.open(path)
    return await make(file)
  } catch (failure) {
    await file?.close()
    if (!isSystemError(failure)) throw failure
    const missing = failure.code === 'ENOENT' || failure.code === 'ENOTDIR'
    throw captureFailure(missing ? 'capture-not-found' : 'capture-unreadable', { path }, failure)
  }
}

const isSystemError = (failure: unknown): failure is NodeJS.ErrnoException =>
  failure instanceof Error && 'syscall' in failure
