import type { ErrorCode } from '../errors/error-code'
import type { CertificateField } from './certificate-settings'

/** The parts of a client profile, besides the URL, that can keep it from connecting. */
export type ClientField =
  | 'headers'
  | 'cookies'
  | 'subprotocols'
  | 'auth'
  | 'ca'
  | CertificateField
  | 'server-name'
  | 'tls-versions'
  | 'proxy'
  | 'ping'
  | 'opening-messages'

const fields: Partial<Readonly<Record<ErrorCode, ClientField>>> = {
  'header-invalid': 'headers',
  'subprotocol-invalid': 'subprotocols',
  'credentials-invalid': 'auth',
  'cookie-invalid': 'cookies',
  'ca-invalid': 'ca',
  'certificate-invalid': 'certificate',
  'key-invalid': 'key',
  'key-mismatch': 'key',
  'file-missing': 'pfx',
  'pfx-invalid': 'pfx',
  'passphrase-missing': 'passphrase',
  'passphrase-wrong': 'passphrase',
  'server-name-invalid': 'server-name',
  'tls-versions-crossed': 'tls-versions',
  'proxy-invalid': 'proxy',
  'ping-too-long': 'ping',
  'hex-invalid': 'opening-messages',
  'base64-invalid': 'opening-messages',
  'proxy-credentials-too-long': 'proxy',
}

/** Beside which field an error of `session.connect` belongs; `null` where it is about none of them. */
export const clientFieldOf = (code: ErrorCode): ClientField | null => fields[code] ?? null
