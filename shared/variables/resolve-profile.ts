import type { Result } from '../errors/app-error'
import type { SessionProfile } from '../session/session-summary'
import { resolveFields } from './resolve-fields'
import type { VariableSource } from './resolve-text'

/** Responders have templates of their own. */
const leaves = (path: string): boolean => path === 'responders'

/** A profile as it is to be used now. An error has, beside its own params, the path of the `field`. */
export function resolveProfile<Profile extends SessionProfile>(
  profile: Profile,
  sourceFor: (path: string) => VariableSource,
): Result<Profile> {
  const resolution = resolveFields(profile, sourceFor, leaves)
  if (resolution.ok) return resolution
  const [{ field, error }] = resolution.problems
  return { ok: false, error: { ...error, params: { ...error.params, field } } }
}
