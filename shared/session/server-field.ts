import type { ErrorCode } from '../errors/error-code'
import type { CertificateField } from './certificate-settings'

/** The parts of a server profile that can keep it from starting. */
export type ServerField = 'host' | 'port' | 'names' | CertificateField

const fields: Partial<Readonly<Record<ErrorCode, ServerField>>> = {
  'address-in-use': 'port',
  'address-privileged': 'port',
  'address-not-local': 'host',
  'host-not-found': 'host',
  'listen-failed': 'host',
  'certificate-name-invalid': 'names',
  'certificate-invalid': 'certificate',
  'key-invalid': 'key',
  'key-mismatch': 'key',
  'file-missing': 'pfx',
  'pfx-invalid': 'pfx',
  'passphrase-missing': 'passphrase',
  'passphrase-wrong': 'passphrase',
}

/** Beside which field an error of `server.start` belongs; `null` where it is about none of them. */
export const serverFieldOf = (code: ErrorCode): ServerField | null => fields[code] ?? null
