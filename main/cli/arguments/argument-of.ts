import type { AppError } from '../../../shared/errors/app-error'
import type { ErrorCode } from '../../../shared/errors/error-code'

/**
 * Which argument it is that a profile made of arguments cannot work for. What is in here, or is about an argument by its
 * code, is a wrong argument; all else went wrong later.
 */
const argumentsByCode: Partial<Readonly<Record<ErrorCode, string>>> = {
  'url-invalid': '<url>',
  'url-scheme': '<url>',
  'url-fragment': '<url>',
  'header-invalid': '--header',
  'subprotocol-invalid': '--subprotocol',
  'credentials-invalid': '--auth',
  'ca-invalid': '--ca',
  'certificate-invalid': '--cert',
  'key-invalid': '--key',
  'key-mismatch': '--key',
  'pfx-invalid': '--pfx',
  'passphrase-missing': '--passphrase-env',
  'passphrase-wrong': '--passphrase-env',
  'proxy-invalid': '--proxy',
  'proxy-credentials-too-long': '--proxy',
  'hex-invalid': '--send-hex',
  'ping-too-long': '--ping',
  'close-code-reserved': '--close',
  'close-reason-too-long': '--close',
  'responder-invalid': '--responders',
  'responders-too-large': '--responders',
  'json-path-invalid': '--ignore',
  'workspace-file-invalid': '--profile',
  'workspace-file-newer': '--profile',
  'variable-unknown': '--profile',
  'variable-circular': '--profile',
  'variable-syntax': '--profile',
  'variable-too-long': '--profile',
}

/** As it is written; `null` where the error is about none. */
export const argumentOf = ({ code, params }: AppError): string | null =>
  code.startsWith('argument') ? (params['argument'] ?? null) : (argumentsByCode[code] ?? null)

export const isWrongArgument = ({ code }: AppError): boolean =>
  code.startsWith('argument') || code === 'command-unknown' || argumentsByCode[code] !== undefined
