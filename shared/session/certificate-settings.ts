import { z } from 'zod'

const text = z.string().max(1024 * 1024)

/** Certificate and key as PEM text; the passphrase is that of an encrypted key, else empty. */
export const pemSettingsSchema = z.object({ kind: z.literal('pem'), cert: text, key: text, passphrase: z.string() })
/** PKCS #12: certificate and key in one file. */
export const pfxSettingsSchema = z.object({ kind: z.literal('pfx'), base64: text, passphrase: z.string() })

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
