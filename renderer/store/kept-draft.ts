import type { z } from 'zod'
import { clientProfileSchema, defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { withoutSecrets } from '../../shared/profile/stored-secrets'
import { withoutFiles } from '../../shared/responder/responder'
import { defaultServerProfile, serverProfileSchema, type ServerProfile } from '../../shared/session/server-profile'
import type { SessionMode } from './draft-slice'

/*
 * Drafts as they are kept over a restart: in plain text, so that nothing secret may be in them, and without the
 * contents of files. What is left out is typed or chosen again.
 */

export const readMode = (stored: string | null): SessionMode => (stored === 'server' ? 'server' : 'client')

export const readClientDraft = (stored: string | null): ClientProfile =>
  read(clientProfileSchema, stored) ?? defaultClientProfile

export const readServerDraft = (stored: string | null): ServerProfile =>
  read(serverProfileSchema, stored) ?? defaultServerProfile

export const keptClientDraft = (draft: ClientProfile): ClientProfile => withoutSecrets(draft)

export const keptServerDraft = (draft: ServerProfile): ServerProfile =>
  withoutSecrets({ ...draft, responders: withoutFiles(draft.responders) })

function read<T>(schema: z.ZodType<T>, stored: string | null): T | null {
  if (stored === null) return null
  try {
    return schema.safeParse(JSON.parse(stored)).data ?? null
  } catch {
    return null
  }
}
