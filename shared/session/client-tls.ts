import type { z } from 'zod'
import type { clientTlsSchema } from './client-tls-schema'

/** As Node names them; older ones no library speaks any more. */
export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const

/** How a client meets TLS, beyond whether it verifies. */
export type ClientTls = z.infer<typeof clientTlsSchema>

export const plainTls: ClientTls = {
  ca: '',
  certificate: { kind: 'none' },
  serverName: '',
  minVersion: null,
  maxVersion: null,
}
