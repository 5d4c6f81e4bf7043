import { withoutSecrets } from '../../shared/profile/without-secrets'
import { withoutFiles } from '../../shared/responder/responder'
import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { defaultServerProfile, type ServerProfile } from '../../shared/session/server-profile'
import type { SessionMode } from './draft-slice'

/*
 * Drafts as they are kept over a restart: in plain text, so that nothing secret may be in them, and without the
 * contents of files. What is left out is typed or chosen again.
 */

/** What the connect bar begins with. */
export interface KeptDrafts {
  readonly client: ClientProfile
  readonly server: ServerProfile
}

export const noDrafts: KeptDrafts = { client: defaultClientProfile, server: defaultServerProfile }

/** Where each of them is stored. */
export const keptDraftKeys = { client: 'framescope.client-draft', server: 'framescope.server-draft' } as const

export const readMode = (stored: string | null): SessionMode => (stored === 'server' ? 'server' : 'client')

export const keptClientDraft = (draft: ClientProfile): ClientProfile => withoutSecrets(draft)

export const keptServerDraft = (draft: ServerProfile): ServerProfile =>
  withoutSecrets({ ...draft, responders: withoutFiles(draft.responders) })
