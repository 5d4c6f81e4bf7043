import type { EnvironmentFile } from '../../shared/environment/environment'
import { AppFailure, type Result } from '../../shared/errors/app-error'
import { readFormat, writeFormat } from '../../shared/files/file-format'
import { bundleFormat, type ProfileBundle } from '../../shared/profile/profile-bundle'
import { profileFormat, type ProfileFile } from '../../shared/profile/profile-file'
import { fileNameOf } from '../files/file-name'
import { nameIn, parentOf, pathIn } from './profile-tree-of'

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

/** What is in a file that somebody was given: a profile, a folder or a workspace. Throws what it cannot be read for. */
export function readTransfer(text: string): ProfileBundle {
  const bundle = readFormat(bundleFormat, text)
  if (bundle.ok) return { ...bundle.value.value, ...withSafeNames(bundle.value.value) }
  const profile = readFormat(profileFormat, text)
  if (profile.ok) return { folders: [], profiles: [{ folder: '', file: profile.value.value }], environments: [] }
  throw new AppFailure(betterError(text, bundle, profile))
}

/** The names of folders in it were chosen by somebody else. */
const withSafeNames = ({ folders, profiles }: ProfileBundle): Pick<ProfileBundle, 'folders' | 'profiles'> => ({
  folders: folders.map(safePath).filter((each) => each !== ''),
  profiles: profiles.map(({ folder, file }) => ({ folder: safePath(folder), file })),
})

const safePath = (folder: string): string => {
  const names = folder.split('/').filter((name) => name !== '')
  return names.map(fileNameOf).reduce((above, name) => pathIn(above, name), '')
}

function betterError(text: string, bundle: Result<unknown>, profile: Result<unknown>) {
  const error = text.includes(`"${bundleFormat.name}"`) ? bundle : profile
  if (error.ok) throw new Error('readable')
  return error.error
}
