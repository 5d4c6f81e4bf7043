import { z } from 'zod'
import { pemSettingsSchema, pfxSettingsSchema } from './certificate-settings-schema'
import { tlsVersions } from './client-tls'

const version = z.enum(tlsVersions).nullable()

export const clientTlsSchema = z.object({
  /** PEM of certificates that are trusted besides those that come with the app; empty for none. */
  ca: z.string().max(4 * 1024 * 1024),
  /** What we prove ourselves with where the server asks for it. */
  certificate: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    pemSettingsSchema,
    pfxSettingsSchema,
  ]),
  /** Name that is asked for (SNI, RFC 6066 §3) and that the certificate has to vouch for; empty for the URL's host. */
  serverName: z.string().max(255),
  /** `null` leaves it to the library. */
  minVersion: version,
  maxVersion: version,
})
