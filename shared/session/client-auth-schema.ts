import { z } from 'zod'

export const clientAuthSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** RFC 7617. */
  z.object({ kind: z.literal('basic'), user: z.string(), password: z.string() }),
  /** RFC 6750. */
  z.object({ kind: z.literal('bearer'), token: z.string() }),
  /** As a header, or as a parameter of the query that the URL does not show. */
  z.object({ kind: z.literal('api-key'), name: z.string(), value: z.string(), in: z.enum(['header', 'query']) }),
])
