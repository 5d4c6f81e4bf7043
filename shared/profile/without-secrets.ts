import type { SessionProfile } from '../session/session-summary'
import { changeFields, type Json } from './json-fields'
import { secretFields, secretPart } from './secret-fields'

/** The same profile with nothing secret in it. */
export function withoutSecrets<Profile extends SessionProfile>(profile: Profile): Profile {
  let left = profile as unknown as Json
  for (const field of secretFields[profile.mode])
    left = changeFields(left, undefined, field.path, (text, owner) => {
      const part = typeof text === 'string' ? secretPart(field, text, owner) : null
      return typeof text === 'string' && part !== null ? text.slice(0, part.start) + text.slice(part.end) : text
    })
  return left as unknown as Profile
}
