import type { ProfileEntry } from '../../shared/profile/profile-tree'

/** A line of the tree, as an arrow key goes through them. */
export interface ProfileRow {
  readonly entry: ProfileEntry
  /** From 1. */
  readonly level: number
  /** Its place among those in the same folder, from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
  /** `null` for what is no folder. */
  readonly expanded: boolean | null
}

/** What is in sight: all but what collapsed folders hold. A search opens every folder that has something it finds. */
export function profileRows(
  entries: readonly ProfileEntry[],
  collapsed: ReadonlySet<string>,
  search: string,
): readonly ProfileRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rowsOf(entries, 1, (folder) => !collapsed.has(folder.path))
  return rowsOf(found(entries, words), 1, () => true)
}

type Folder = Extract<ProfileEntry, { kind: 'folder' }>

function rowsOf(
  entries: readonly ProfileEntry[],
  level: number,
  isExpanded: (folder: Folder) => boolean,
): readonly ProfileRow[] {
  return entries.flatMap((entry, index) => {
    const place = { level, place: index + 1, siblings: entries.length }
    if (entry.kind === 'profile') return [{ entry, ...place, expanded: null }]
    const expanded = isExpanded(entry)
    return [{ entry, ...place, expanded }, ...(expanded ? rowsOf(entry.entries, level + 1, isExpanded) : [])]
  })
}

/** Every word has to be in the name, the path or the endpoint. A folder that is found is found with all in it. */
function found(entries: readonly ProfileEntry[], words: readonly string[]): readonly ProfileEntry[] {
  return entries.flatMap((entry): readonly ProfileEntry[] => {
    const text = `${entry.name} ${entry.path} ${entry.kind === 'profile' ? entry.endpoint : ''}`.toLowerCase()
    if (words.every((word) => text.includes(word))) return [entry]
    if (entry.kind === 'profile') return []
    const within = found(entry.entries, words)
    return within.length === 0 ? [] : [{ ...entry, entries: within }]
  })
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The folders that it is in, the innermost first. */
export const ancestorsOf = (path: string): readonly string[] => {
  const folder = folderOf(path)
  return folder === '' ? [] : [folder, ...ancestorsOf(folder)]
}

export const foldersOf = (entries: readonly ProfileEntry[]): readonly Folder[] =>
  entries.flatMap((entry) => (entry.kind === 'folder' ? [entry, ...foldersOf(entry.entries)] : []))

export function entryAt(entries: readonly ProfileEntry[], path: string | null): ProfileEntry | undefined {
  for (const entry of entries) {
    if (entry.path === path) return entry
    const within = entry.kind === 'folder' ? entryAt(entry.entries, path) : undefined
    if (within) return within
  }
  return undefined
}
