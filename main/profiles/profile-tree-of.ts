import type { ProfileEntry, ProfileFolder, ProfileSummary, ProfileTree } from '../../shared/profile/profile-tree'
import type { FolderContents } from '../files/folder-index'
import type { KnownProfile } from './known-profile'

/** Digits count as numbers: "feed 10" comes after "feed 9". */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What the window shows of a folder's contents. */
export function profileTreeOf({
  folders,
  files,
}: FolderContents<KnownProfile>): Pick<ProfileTree, 'entries' | 'rejected'> {
  const entriesOf = (folder: string): ProfileEntry[] => [
    ...folders
      .filter((path) => parentOf(path) === folder)
      .map(folderAt)
      .toSorted(byName),
    ...[...files.keys()]
      .filter((path) => parentOf(path) === folder)
      .flatMap(summaryAt)
      .toSorted(byName),
  ]
  const folderAt = (path: string): ProfileFolder => ({
    kind: 'folder',
    path,
    name: nameIn(path),
    entries: entriesOf(path),
  })
  const summaryAt = (path: string): ProfileSummary[] => {
    const file = files.get(path)
    if (!file?.ok) return []
    const { id, name, mode, endpoint, edition } = file.value
    return [{ kind: 'profile', path, id, name, mode, endpoint, edition }]
  }
  return {
    entries: entriesOf(''),
    rejected: [...files].flatMap(([path, file]) => (file.ok ? [] : [{ path, error: file.error }])),
  }
}

const byName = (one: ProfileEntry, other: ProfileEntry): number =>
  collator.compare(one.name, other.name) || (one.path < other.path ? -1 : 1)

/** Of a path within the workspace; `''` is the folder of all. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const pathIn = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)
