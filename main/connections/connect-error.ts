import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'
import type { WireTarget } from './wire-socket'

const systemCodes: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  EAI_NODATA: 'host-not-found',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ETIMEDOUT: 'connection-timed-out',
  EHOSTUNREACH: 'network-unreachable',
  ENETUNREACH: 'network-unreachable',
  EADDRNOTAVAIL: 'network-unreachable',
}

/** OpenSSL's verdicts on a certificate, as Node names them. */
const certificateCode =
  /CERT|SELF_SIGNED|^UNABLE_TO_|CRL|ALTNAME|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/

/** What the peer's TLS says of us. */
const alertCode = /_ALERT_/
/** Where it speaks of a certificate, it is ours (RFC 8446 §6.2). */
const certificateAlert = /_ALERT_(.*CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/

/** What a failed socket means to the user. Node tries all addresses of a host and reports the attempts as one. */
export function connectError(
  error: NodeJS.ErrnoException,
  target: Pick<WireTarget, 'host' | 'port' | 'tls'>,
): AppError {
  // On the way to a proxy it is known already.
  if (error instanceof AppFailure) return error.error
  const code = error.code ?? firstCode(error) ?? ''
  const params = { host: target.host, port: String(target.port), problem: tlsReason(error) ?? (error.message || code) }
  const known = systemCodes[code]
  if (known !== undefined) return appError(known, params)
  if (certificateAlert.test(code)) return appError('client-certificate-refused', params)
  if (certificateCode.test(code) && !alertCode.test(code)) return appError('tls-certificate', params)
  if (target.tls !== null && /^ERR_(SSL|TLS)|EPROTO/.test(code)) return appError('tls-failed', params)
  return appError('connection-failed', params)
}

function firstCode(error: Error): string | undefined {
  return error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException | undefined)?.code : undefined
}

/** What the TLS library says in words: its message is for those who know its source. BoringSSL shouts, OpenSSL does not. */
function tlsReason(error: NodeJS.ErrnoException & { readonly reason?: unknown }): string | undefined {
  const { code = '', reason } = error
  if (typeof reason !== 'string' || !code.startsWith('ERR_SSL_')) return undefined
  return reason.toLowerCase().replaceAll('_', ' ')
}
