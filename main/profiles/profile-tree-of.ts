import type { AppError } from '../../shared/errors/app-error'
import { nameIn, parentOf } from '../../shared/files/workspace-path'
import type { ProfileEntry, ProfileTree } from '../../shared/profile/profile-tree'
import type { FolderContents } from '../files/folder-index'
import type { KnownProfile } from './known-profile'

/** Digits count as numbers: "feed 10" comes after "feed 9". */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What the window shows of a folder's contents. */
export function profileTreeOf({ folders, files }: FolderContents<KnownProfile>, problem: AppError | null): ProfileTree {
  const byFolder = new Map<string, ProfileEntry[]>(['', ...folders].map((path) => [path, []]))
  const entriesOf = (path: string): ProfileEntry[] => byFolder.get(path) ?? []
  for (const path of folders)
    entriesOf(parentOf(path)).push({ kind: 'folder', path, name: nameIn(path), entries: entriesOf(path) })
  for (const [path, file] of files)
    if (file.ok) {
      const { id, name, mode, endpoint, edition } = file.value
      entriesOf(parentOf(path)).push({ kind: 'profile', path, id, name, mode, endpoint, edition })
    }
  for (const entries of byFolder.values()) entries.sort(inOrder)
  return {
    entries: entriesOf(''),
    rejected: [...files].flatMap(([path, file]) => (file.ok ? [] : [{ path, error: file.error }])),
    problem,
  }
}

/** Folders first, each by name. */
const inOrder = (one: ProfileEntry, other: ProfileEntry): number =>
  Number(one.kind === 'profile') - Number(other.kind === 'profile') ||
  collator.compare(one.name, other.name) ||
  (one.path < other.path ? -1 : 1)
