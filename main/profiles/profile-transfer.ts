import type { EnvironmentFile } from '../../shared/environment/environment'
import { AppFailure, type Result } from '../../shared/errors/app-error'
import { readFormat, writeFormat } from '../../shared/files/file-format'
import { nameIn, parentOf } from '../../shared/files/workspace-path'
import { bundleFormat, type ProfileBundle } from '../../shared/profile/profile-bundle'
import { profileFormat, type ProfileFile } from '../../shared/profile/profile-file'
import { changeReferences, type SecretReference, type StoredProfile } from '../../shared/profile/stored-secrets'

/** What goes into a file to be given away. Secrets are not in it: of each there is a reference. */
export interface Export {
  /** Proposed. */
  readonly name: string
  readonly text: string
}

interface Stored {
  readonly at: string
  readonly file: ProfileFile
}

/** A profile alone is the file that it is. */
export const exportOfProfile = ({ at, file }: Stored): Export => ({
  name: nameIn(at),
  text: writeFormat(profileFormat, file),
})

/** A folder keeps its name; `''` is the workspace with its environments. */
export function exportOfFolder(
  at: string,
  folders: readonly string[],
  profiles: readonly Stored[],
  environments: readonly EnvironmentFile[],
): Export {
  const above = parentOf(at)
  const from = (each: string) => (above === '' ? each : each.slice(above.length + 1))
  const bundle: ProfileBundle = {
    folders: folders.map(from),
    profiles: profiles.map((profile) => ({ folder: from(parentOf(profile.at)), file: profile.file })),
    environments: [...environments],
  }
  return { name: `${at === '' ? 'workspace' : nameIn(at)}.framescope.json`, text: writeFormat(bundleFormat, bundle) }
}

/**
 * What is in a file that somebody was given: a profile, a folder or a workspace. What it calls secrets is not known here, even
 * where this computer knows one of that id: whoever made the file could have it sent to where he likes. Throws what it cannot
 * be read for.
 */
export function readTransfer(text: string, newId: () => string): ProfileBundle {
  const bundle = readFormat(bundleFormat, text)
  if (bundle.ok) return withNewSecrets(bundle.value.value, newId)
  const profile = readFormat(profileFormat, text)
  if (!profile.ok) throw new AppFailure(betterError(text, bundle, profile))
  return withNewSecrets({ folders: [], profiles: [{ folder: '', file: profile.value.value }], environments: [] }, newId)
}

/** What was the same secret is the same one still. */
function withNewSecrets(bundle: ProfileBundle, newId: () => string): ProfileBundle {
  const ids = new Map<string, string>()
  const renewed = (reference: SecretReference): SecretReference => {
    const secret = ids.get(reference.secret) ?? newId()
    ids.set(reference.secret, secret)
    return { ...reference, secret }
  }
  return {
    folders: bundle.folders,
    profiles: bundle.profiles.map(({ folder, file }) => ({
      folder,
      file: { ...file, profile: changeReferences(file.profile, renewed) as StoredProfile },
    })),
    environments: bundle.environments.map((environment) => ({
      ...environment,
      variables: environment.variables.map(({ name, value }) => ({
        name,
        value: typeof value === 'string' ? value : renewed(value),
      })),
    })),
  }
}

function betterError(text: string, bundle: Result<unknown>, profile: Result<unknown>) {
  const error = text.includes(`"${bundleFormat.name}"`) ? bundle : profile
  if (error.ok) throw new Error('readable')
  return error.error
}
