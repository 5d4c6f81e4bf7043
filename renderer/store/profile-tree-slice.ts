import type { AppState, Slice } from './app-state'
import { ancestorsOf, entryAt, folderOf, profileRows } from './profile-rows'
import type { SettingsStorage } from './settings-slice'

/** Where one is in the tree of profiles, and what of it is in sight. */
export interface ProfileTreeSlice {
  readonly collapsedFolders: ReadonlySet<string>
  readonly profileSearch: string
  /** The entry that the keyboard is at, and commands are about. */
  readonly activeEntry: string | null
  /** The entry that waits to be put into another folder. */
  readonly cutEntry: string | null
  readonly expandFolder: (path: string, expanded: boolean) => void
  readonly searchProfiles: (search: string) => void
  readonly goToEntry: (path: string | null) => void
  /** Goes to it, and sees to it that it is in sight. */
  readonly revealEntry: (path: string) => void
  /** Others are listed from now on. */
  readonly leaveEntries: () => void
  readonly cut: (path: string | null) => void
  /** Into the folder that the keyboard is at or in. */
  readonly paste: () => Promise<void>
}

const KEY = 'framescope.collapsed-folders'
const MAX_REMEMBERED = 1000

/** The folder that something new belongs into. */
export function activeFolder({ activeEntry, profileTree }: Pick<AppState, 'activeEntry' | 'profileTree'>): string {
  const entry = entryAt(profileTree.entries, activeEntry)
  if (entry === undefined) return ''
  return entry.kind === 'folder' ? entry.path : folderOf(entry.path)
}

export const createProfileTreeSlice =
  (storage: SettingsStorage): Slice<ProfileTreeSlice> =>
  (set, get) => ({
    collapsedFolders: new Set(storage.getItem(KEY)?.split('\n') ?? []),
    profileSearch: '',
    activeEntry: null,
    cutEntry: null,

    expandFolder(path, expanded) {
      const collapsedFolders = new Set(get().collapsedFolders)
      if (expanded) collapsedFolders.delete(path)
      else collapsedFolders.add(path)
      set({ collapsedFolders })
      storage.setItem(KEY, [...collapsedFolders].slice(-MAX_REMEMBERED).join('\n'))
    },

    searchProfiles(profileSearch) {
      set({ profileSearch })
    },

    goToEntry(activeEntry) {
      set({ activeEntry })
    },

    revealEntry(path) {
      const { collapsedFolders, profileTree, profileSearch } = get()
      for (const folder of ancestorsOf(path)) if (collapsedFolders.has(folder)) get().expandFolder(folder, true)
      const rows = profileRows(profileTree.entries, get().collapsedFolders, profileSearch)
      if (!rows.some(({ entry }) => entry.path === path)) set({ profileSearch: '' })
      set({ activeEntry: path })
    },

    leaveEntries() {
      set({ activeEntry: null, cutEntry: null, profileSearch: '' })
    },

    cut(cutEntry) {
      set({ cutEntry })
    },

    async paste() {
      const { cutEntry } = get()
      if (cutEntry === null) return
      set({ cutEntry: null })
      await get().moveEntry(cutEntry, activeFolder(get()))
    },
  })
