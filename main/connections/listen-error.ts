import { appError, type AppError } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'

const systemCodes: Readonly<Record<string, ErrorCode>> = {
  EADDRINUSE: 'address-in-use',
  EACCES: 'address-privileged',
  EADDRNOTAVAIL: 'address-not-local',
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
}

/** Why the system does not let us listen, as the user sees it. */
export function listenError(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  const known = systemCodes[error.code ?? ''] ?? 'listen-failed'
  return appError(known, { host, port: String(port), problem: error.message })
}
