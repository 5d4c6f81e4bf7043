import type { z } from 'zod'
import type { clientAuthSchema } from './client-auth-schema'

/** What a client proves itself with in its handshake. */
export type ClientAuth = z.infer<typeof clientAuthSchema>

export const noAuth: ClientAuth = { kind: 'none' }

export function emptyAuth(kind: ClientAuth['kind']): ClientAuth {
  switch (kind) {
    case 'none':
      return { kind }
    case 'basic':
      return { kind, user: '', password: '' }
    case 'bearer':
      return { kind, token: '' }
    case 'api-key':
      return { kind, name: 'X-API-Key', value: '', in: 'header' }
  }
}
