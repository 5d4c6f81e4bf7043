import { createHash } from 'node:crypto'
import type { ReadFile } from '../../shared/files/file-format'
import type { ProfileFile } from '../../shared/profile/profile-file'
import type { ProfileSummary } from '../../shared/profile/profile-tree'
import { referencedIds, withSecrets, type StoredProfile } from '../../shared/profile/stored-secrets'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import type { SessionProfile } from '../../shared/session/session-summary'

/** What is remembered of a file: not its profile, which may be large. */
export interface KnownProfile extends Omit<ProfileSummary, 'kind' | 'path'> {
  /** Ids of the secrets that it refers to. */
  readonly secrets: readonly string[]
}

export const knownProfile = ({ value: { id, name, profile } }: ReadFile<ProfileFile>, text: string): KnownProfile => ({
  id,
  name,
  mode: profile.mode,
  endpoint: sessionEndpoint(profileOf(profile, () => '').profile),
  edition: editionOf(text),
  secrets: referencedIds(profile),
})

export const editionOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** With secrets in their places. The fields were parsed as a profile when the file was read. */
export function profileOf(stored: StoredProfile, secretOf: (id: string) => string | null) {
  const { fields, missing } = withSecrets(stored, secretOf)
  return { profile: fields as unknown as SessionProfile, missing }
}
