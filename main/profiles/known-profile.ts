import { createHash } from 'node:crypto'
import type { Result } from '../../shared/errors/app-error'
import { readFormat } from '../../shared/files/file-format'
import { profileFormat } from '../../shared/profile/profile-file'
import type { ProfileSummary } from '../../shared/profile/profile-tree'
import { referencedIds, withSecrets, type StoredProfile } from '../../shared/profile/stored-secrets'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import type { SessionProfile } from '../../shared/session/session-summary'

/** What is remembered of a file: not its profile, which may be large. */
export interface KnownProfile extends Omit<ProfileSummary, 'kind' | 'path'> {
  /** Ids of the secrets that it refers to. */
  readonly secrets: readonly string[]
}

export function readKnownProfile(text: string): Result<KnownProfile> {
  const reading = readFormat(profileFormat, text)
  if (!reading.ok) return reading
  const { id, name, profile } = reading.value.value
  return {
    ok: true,
    value: {
      id,
      name,
      mode: profile.mode,
      endpoint: sessionEndpoint(profileOf(profile, () => '').profile),
      edition: editionOf(text),
      secrets: referencedIds(profile),
    },
  }
}

export const editionOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** With secrets in their places. The fields were parsed as a profile when the file was read. */
export function profileOf(stored: StoredProfile, secretOf: (id: string) => string | null) {
  const { fields, missing } = withSecrets(stored, secretOf)
  return { profile: fields as unknown as SessionProfile, missing }
}
