import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { Duplex } from 'node:stream'
import tls from 'node:tls'
import type { ErrorCode } from '../../shared/errors/error-code'
import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ServerTls } from '../../shared/session/server-profile'

/** Where self-signed certificates come from. */
export interface Certificates {
  selfSigned(names: readonly string[]): Promise<{ readonly cert: string; readonly key: string }>
}

/** What a server proves itself with. */
export interface ServerCredentials {
  readonly options: tls.SecureContextOptions
  readonly certificate: X509Certificate
}

type Settings = Exclude<ServerTls, { kind: 'none' }>

/**
 * Tells apart what can be wrong, so that it can be said beside the field where it is wrong: TLS itself only says that
 * something is.
 *
 * @param names what a self-signed certificate vouches for, besides those of the settings
 */
export async function serverCredentials(
  settings: Settings,
  names: readonly string[],
  certificates: Certificates,
): Promise<ServerCredentials> {
  switch (settings.kind) {
    case 'pem':
      return pemCredentials(settings.cert, settings.key, settings.passphrase)
    case 'pfx':
      return pfxCredentials(Buffer.from(settings.base64, 'base64'), settings.passphrase)
    case 'self-signed': {
      const { cert, key } = await certificates.selfSigned([...names, ...settings.names])
      return pemCredentials(cert, key, '')
    }
  }
}

function pemCredentials(cert: string, key: string, passphrase: string): ServerCredentials {
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

function pfxCredentials(pfx: Buffer, passphrase: string): ServerCredentials {
  if (pfx.length === 0) throw new AppFailure(appError('file-missing', { file: '' }))
  try {
    return usable('pfx-invalid', { pfx, passphrase })
  } catch (error) {
    // The words of OpenSSL, and those of the BoringSSL in Electron.
    const wrong = error instanceof Error && /mac verify failure|INCORRECT_PASSWORD/.test(problemOf(error.cause))
    throw wrong ? new AppFailure(appError('passphrase-wrong'), { cause: error }) : error
  }
}

/** What a client would be shown is asked of TLS itself: a PFX has no other reader here. */
function usable(code: ErrorCode, options: tls.SecureContextOptions): ServerCredentials {
  const secureContext = failingWith(code, () => tls.createSecureContext(options))
  const socket = new tls.TLSSocket(nowhere(), { isServer: true, secureContext })
  const certificate = socket.getX509Certificate()
  socket.destroy()
  if (certificate === undefined) throw new AppFailure(appError(code, { problem: '' }))
  return { options, certificate }
}

const nowhere = (): Duplex => new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })

function failingWith<T>(code: ErrorCode, action: () => T): T {
  try {
    return action()
  } catch (cause) {
    throw new AppFailure(appError(code, { problem: problemOf(cause) }), { cause })
  }
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
