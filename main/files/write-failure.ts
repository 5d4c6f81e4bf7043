import { AppFailure, appError } from '../../shared/errors/app-error'

/** What the system refuses becomes `workspace-write-failed`; all else stays what it is. */
export function asWriteFailure(cause: unknown): unknown {
  if (cause instanceof AppFailure || !(cause instanceof Error && 'syscall' in cause)) return cause
  return new AppFailure(appError('workspace-write-failed', { problem: cause.message }), { cause })
}
