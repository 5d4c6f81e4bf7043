import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { Duplex } from 'node:stream'
import tls from 'node:tls'
import type { ErrorCode } from '../../shared/errors/error-code'
import { AppFailure, appError } from '../../shared/errors/app-error'
import type { CertificateSettings } from '../../shared/session/certificate-settings'

/** What an endpoint proves itself with. */
export interface EndpointCredentials {
  readonly options: tls.SecureContextOptions
  readonly certificate: X509Certificate
}

/**
 * Tells apart what can be wrong, so that it can be said beside the field where it is wrong: TLS itself only says that
 * something is. Throws `AppFailure`.
 */
export function endpointCredentials(settings: CertificateSettings): EndpointCredentials {
  return settings.kind === 'pem'
    ? pemCredentials(settings.cert, settings.key, settings.passphrase)
    : pfxCredentials(Buffer.from(settings.base64, 'base64'), settings.passphrase)
}

function pemCredentials(cert: string, key: string, passphrase: string): EndpointCredentials {
  const certificate = failingWith('certificate-invalid', () => new X509Certificate(cert))
  const privateKey = openKey(key, passphrase)
  if (!certificate.checkPrivateKey(privateKey)) throw new AppFailure(appError('key-mismatch'))
  return usable('certificate-invalid', { cert, key, passphrase })
}

/** RFC 5958 says it in the first line, OpenSSL's older form in the second. */
const ENCRYPTED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m

function openKey(key: string, passphrase: string): KeyObject {
  if (!ENCRYPTED.test(key)) return failingWith('key-invalid', () => createPrivateKey(key))
  if (passphrase === '') throw new AppFailure(appError('passphrase-missing'))
  return failingWith('passphrase-wrong', () => createPrivateKey({ key, passphrase }))
}

function pfxCredentials(pfx: Buffer, passphrase: string): EndpointCredentials {
  if (pfx.length === 0) throw new AppFailure(appError('file-missing', { file: '' }))
  try {
    return usable('pfx-invalid', { pfx, passphrase })
  } catch (error) {
    // The words of OpenSSL, and those of the BoringSSL in Electron.
    const wrong = error instanceof Error && /mac verify failure|INCORRECT_PASSWORD/.test(problemOf(error.cause))
    throw wrong ? new AppFailure(appError('passphrase-wrong'), { cause: error }) : error
  }
}

/** What the peer would be shown is asked of TLS itself, in the role that needs a certificate: a PFX has no other reader. */
function usable(code: ErrorCode, options: tls.SecureContextOptions): EndpointCredentials {
  const secureContext = failingWith(code, () => tls.createSecureContext(options))
  const socket = new tls.TLSSocket(nowhere(), { isServer: true, secureContext })
  const certificate = socket.getX509Certificate()
  socket.destroy()
  if (certificate === undefined) throw new AppFailure(appError(code, { problem: '' }))
  return { options, certificate }
}

const nowhere = (): Duplex => new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })

/** Says with a code what Node's cryptography only throws. */
export function failingWith<T>(code: ErrorCode, action: () => T): T {
  try {
    return action()
  } catch (cause) {
    throw new AppFailure(appError(code, { problem: problemOf(cause) }), { cause })
  }
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
