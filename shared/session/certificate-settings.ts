import type { z } from 'zod'
import type { pemSettingsSchema, pfxSettingsSchema } from './certificate-settings-schema'

/** What an endpoint proves itself with in TLS. */
export type CertificateSettings = z.infer<typeof pemSettingsSchema> | z.infer<typeof pfxSettingsSchema>

/** The parts of it that can be wrong. */
export type CertificateField = 'certificate' | 'key' | 'pfx' | 'passphrase'

export function emptyCertificate(kind: CertificateSettings['kind']): CertificateSettings {
  return kind === 'pem' ? { kind, cert: '', key: '', passphrase: '' } : { kind, base64: '', passphrase: '' }
}

/** A certificate is public; its key is not, nor is a PFX, which holds it. */
export function withoutPrivateKey(settings: CertificateSettings): CertificateSettings {
  return settings.kind === 'pem'
    ? { ...settings, key: '', passphrase: '' }
    : { ...settings, base64: '', passphrase: '' }
}
