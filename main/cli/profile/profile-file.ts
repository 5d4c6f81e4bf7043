import { AppFailure, appError } from '../../../shared/errors/app-error'
import { readFormat } from '../../../shared/files/file-format'
import { profileFormat, sessionProfileSchema } from '../../../shared/profile/profile-file'
import { withSecrets } from '../../../shared/profile/stored-secrets'
import type { ClientProfile } from '../../../shared/session/client-profile'
import { resolveProfile } from '../../../shared/variables/resolve-profile'
import type { VariableSource } from '../../../shared/variables/resolve-text'
import type { GivenArguments } from '../arguments/given-arguments'
import type { ArgumentFiles } from './argument-files'

/** Stands where the app would put a secret that is kept by the operating system. No text that is sent has it. */
const NOT_HERE = '\0secret\0'

/**
 * A client profile that was saved, with the values of its variables; `null` where none is given. Secrets are not in the
 * file: `checkSecrets` says so when nothing else was given in their place.
 */
export async function readProfileFile(
  given: GivenArguments,
  files: ArgumentFiles,
  variables: VariableSource,
): Promise<ClientProfile | null> {
  const option = given.find('profile')
  if (option === null) return null
  const file = readFormat(profileFormat, await files.text(option))
  if (!file.ok) throw new AppFailure(file.error)
  const profile = sessionProfileSchema.parse(withSecrets(file.value.value.profile, () => NOT_HERE).fields)
  if (profile.mode !== 'client')
    throw new AppFailure(appError('argument-profile-mode', { argument: option.argument, file: option.value }))
  const resolved = resolveProfile(profile, () => variables)
  if (!resolved.ok) throw new AppFailure(resolved.error)
  return resolved.value
}

/** Throws where a secret of a saved profile is still wanted. */
export function checkSecrets(profile: ClientProfile, given: GivenArguments): void {
  const option = given.find('profile')
  if (option === null || !JSON.stringify(profile).includes(JSON.stringify(NOT_HERE).slice(1, -1))) return
  throw new AppFailure(appError('argument-profile-secret', { argument: option.argument, file: option.value }))
}
