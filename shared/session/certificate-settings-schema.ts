import { z } from 'zod'

const text = z.string().max(1024 * 1024)

/** Certificate and key as PEM text; the passphrase is that of an encrypted key, else empty. */
export const pemSettingsSchema = z.object({ kind: z.literal('pem'), cert: text, key: text, passphrase: z.string() })
/** PKCS #12: certificate and key in one file. */
export const pfxSettingsSchema = z.object({ kind: z.literal('pfx'), base64: text, passphrase: z.string() })
