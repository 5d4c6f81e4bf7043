import type { AppError, Result } from '../../shared/errors/app-error'
import type { OpenedProfile, ProfileTree } from '../../shared/profile/profile-tree'
import { defaultClientProfile } from '../../shared/session/client-profile'
import { defaultServerProfile } from '../../shared/session/server-profile'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import type { SessionProfile } from '../../shared/session/session-summary'
import type { Bridge } from '../bridge/bridge'
import { t } from '../wording/translate'
import type { Slice } from './app-state'
import { isSameProfile } from './filled-profile'
import { changedOutside, draftProfile, isUnsaved, profileWithId } from './open-profile'
import { folderOf } from './profile-rows'
import { turnedTo } from './session-place'

/** Edits that wait while something else is in the connect bar. */
interface UnsavedProfile {
  readonly opened: OpenedProfile
  readonly profile: SessionProfile
}

export interface ProfilesSlice {
  /** Where they are; empty until that is known. */
  readonly workspaceFolder: string
  readonly profileTree: ProfileTree
  /** The one in the connect bar, as it was when it was opened or saved; `null`: what is there belongs to none. */
  readonly profile: OpenedProfile | null
  /** Of profiles that are not in the connect bar, by their ids. */
  readonly unsavedProfiles: ReadonlyMap<string, UnsavedProfile>
  /** Why the last thing that was done to profiles came to nothing. */
  readonly profileError: AppError | null
  /** What was deleted last and can be brought back. */
  readonly deletedProfile: { readonly deletion: string; readonly name: string } | null
  /** What the last export or import came to. */
  readonly transferred: { readonly exported: string } | { readonly imported: number } | null
  /** The entry whose name is being edited. */
  readonly renamedEntry: string | null
  readonly loadProfiles: () => Promise<void>
  readonly chooseWorkspace: () => Promise<void>
  readonly applyProfileTree: (tree: ProfileTree) => void
  readonly openProfile: (path: string) => Promise<void>
  /** Edits of the open profile wait; the connect bar is no longer about it. */
  readonly leaveProfile: () => void
  /** Into the open profile, or into a new one where there is none. `overwrite`: whatever another program did to it. */
  readonly saveProfile: (overwrite?: boolean) => Promise<void>
  /** As it is on the disk, without the edits. */
  readonly reloadProfile: () => Promise<void>
  readonly createProfile: (folder: string, mode: SessionProfile['mode']) => Promise<void>
  readonly createFolder: (folder: string) => Promise<void>
  /** `null` ends it. */
  readonly askForName: (path: string | null) => void
  readonly renameEntry: (path: string, name: string) => Promise<void>
  readonly moveEntry: (path: string, folder: string) => Promise<void>
  readonly duplicateEntry: (path: string) => Promise<void>
  readonly deleteEntry: (path: string, name: string) => Promise<void>
  readonly restoreDeleted: () => Promise<void>
  /** A profile, a folder, or with `''` the workspace. */
  readonly exportProfiles: (path: string) => Promise<void>
  readonly importProfiles: (folder: string) => Promise<void>
  readonly dismissProfileNotice: () => void
}

export const createProfilesSlice =
  (bridge: Bridge): Slice<ProfilesSlice> =>
  (set, get) => {
    /** The value, or `null` after the window was told why there is none. */
    async function answered<T>(reply: Promise<Result<T>>): Promise<T | null> {
      const result = await reply
      set({ profileError: result.ok ? null : result.error })
      return result.ok ? result.value : null
    }

    function show(opened: OpenedProfile, profile: SessionProfile): void {
      const unsavedProfiles = new Map(get().unsavedProfiles)
      unsavedProfiles.delete(opened.id)
      set({ ...turnedTo(get(), null), profile: opened, unsavedProfiles })
      get().fillDraft(profile)
      get().showSession(null)
    }

    /** Tells, later, whether something else was put into the connect bar since. */
    function leftSince(opened: OpenedProfile | null): () => boolean {
      const { mode, settledDrafts } = get()
      return () =>
        get().profile?.id !== opened?.id ||
        get().mode !== mode ||
        (opened === null && get().settledDrafts !== settledDrafts)
    }

    /** After a profile was saved: the connect bar is about it, unless it has been left, or what waited is kept now. */
    function keep(saved: OpenedProfile, hasLeft: boolean, id: string | null): void {
      if (!hasLeft) return set({ profile: saved })
      if (id === null) return get().dropWaitingDraft(saved.profile)
      const unsavedProfiles = new Map(get().unsavedProfiles)
      const waiting = unsavedProfiles.get(id)
      if (waiting === undefined) return
      unsavedProfiles.delete(id)
      if (!isSameProfile(waiting.profile, saved.profile)) unsavedProfiles.set(saved.id, { ...waiting, opened: saved })
      set({ unsavedProfiles })
    }

    function create(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile | null> {
      return answered(bridge.profile.create({ folder, name, profile }))
    }

    return {
      workspaceFolder: '',
      profileTree: { entries: [], rejected: [], problem: null },
      profile: null,
      unsavedProfiles: new Map(),
      profileError: null,
      deletedProfile: null,
      renamedEntry: null,
      transferred: null,

      async chooseWorkspace() {
        const chosen = await answered(bridge.profile.chooseWorkspace())
        if (chosen === null) return
        // What is in the connect bar stays, and belongs to none of the new ones; edits of others wait as drafts.
        get().addWaitingDrafts([...get().unsavedProfiles.values()].map(({ profile }) => profile))
        get().leaveEntries()
        set({
          workspaceFolder: chosen.folder,
          profile: null,
          unsavedProfiles: new Map(),
          environmentEdits: new Map(),
          deletedProfile: null,
          deletedEnvironment: null,
          renamedEntry: null,
        })
      },

      async loadProfiles() {
        const workspace = await answered(bridge.profile.workspace())
        if (workspace !== null) set({ workspaceFolder: workspace.folder })
        const tree = await answered(bridge.profile.tree())
        if (tree !== null) get().applyProfileTree(tree)
      },

      applyProfileTree(profileTree) {
        set({ profileTree })
        const { profile } = get()
        if (profile === null) return
        const known = profileWithId(profileTree, profile.id)
        // It may have been renamed or moved by anybody.
        if (known) set({ profile: { ...profile, path: known.path, name: known.name } })
        if (changedOutside(get()) === 'changed' && !isUnsaved(get())) void get().reloadProfile()
      },

      async openProfile(path) {
        if (get().profile?.path === path && get().selectedSession === null) return
        const opened = await answered(bridge.profile.open({ path }))
        if (opened === null) return
        get().leaveProfile()
        const unsaved = get().unsavedProfiles.get(opened.id)
        show(unsaved?.opened ?? opened, unsaved?.profile ?? opened.profile)
      },

      leaveProfile() {
        const { profile, unsavedProfiles } = get()
        if (profile === null) return
        const edits = { opened: profile, profile: draftProfile(get()) }
        set({
          profile: null,
          ...(isUnsaved(get()) && { unsavedProfiles: new Map(unsavedProfiles).set(profile.id, edits) }),
        })
        get().settleDraft()
      },

      async saveProfile(overwrite = false) {
        const opened = get().profile
        const draft = draftProfile(get())
        const hasLeft = leftSince(opened)
        if (opened !== null && changedOutside(get()) !== 'gone') {
          const edition = overwrite ? null : opened.edition
          const saved = await answered(bridge.profile.save({ path: opened.path, profile: draft, edition }))
          if (saved) keep(saved, hasLeft(), opened.id)
          return
        }
        const name = opened?.name ?? nameFor(draft)
        const created = await create(folderOf(opened?.path ?? ''), name, draft)
        if (created === null) return
        keep(created, hasLeft(), opened?.id ?? null)
        get().revealEntry(created.path)
        if (opened === null && get().profile === created) set({ renamedEntry: created.path })
      },

      async reloadProfile() {
        const { profile } = get()
        if (profile === null) return
        const opened = await answered(bridge.profile.open({ path: profile.path }))
        if (opened === null || get().profile?.id !== opened.id) return
        set({ profile: opened })
        get().settleDraft()
        get().fillDraft(opened.profile)
      },

      async createProfile(folder, mode) {
        const empty = mode === 'client' ? defaultClientProfile : defaultServerProfile
        const created = await create(folder, t(`profiles.new.${mode}`), empty)
        if (created === null) return
        get().leaveProfile()
        show(created, created.profile)
        get().revealEntry(created.path)
        set({ renamedEntry: created.path })
      },

      async createFolder(folder) {
        const created = await answered(bridge.profile.createFolder({ folder, name: t('profiles.new.folder') }))
        if (created === null) return
        get().revealEntry(created.path)
        set({ renamedEntry: created.path })
      },

      askForName(renamedEntry) {
        set({ renamedEntry })
      },

      async renameEntry(path, name) {
        set({ renamedEntry: null })
        if (name.trim() === '') return
        const renamed = await answered(bridge.profile.rename({ path, name }))
        if (renamed) get().revealEntry(renamed.path)
      },

      async moveEntry(path, folder) {
        const moved = await answered(bridge.profile.move({ path, folder }))
        if (moved) get().revealEntry(moved.path)
      },

      async duplicateEntry(path) {
        const copy = await answered(bridge.profile.duplicate({ path }))
        if (copy === null) return
        get().revealEntry(copy.path)
        set({ renamedEntry: copy.path })
      },

      async deleteEntry(path, name) {
        const deleted = await answered(bridge.profile.delete({ path }))
        if (deleted === null) return
        set({ deletedProfile: { ...deleted, name } })
        const { profile } = get()
        // What is in the connect bar stays there, and belongs to none.
        if (profile?.path === path || profile?.path.startsWith(`${path}/`)) set({ profile: null })
      },

      async restoreDeleted() {
        const { deletedProfile } = get()
        if (deletedProfile === null) return
        const restored = await answered(bridge.profile.restore({ deletion: deletedProfile.deletion }))
        if (restored !== null || get().profileError === null) set({ deletedProfile: null })
      },

      async exportProfiles(path) {
        const written = await answered(bridge.profile.export({ path }))
        if (written) set({ transferred: { exported: written.path } })
      },

      async importProfiles(folder) {
        const added = await answered(bridge.profile.import({ folder }))
        if (added) set({ transferred: { imported: added.profiles } })
      },

      dismissProfileNotice() {
        set({ deletedProfile: null, profileError: null, transferred: null })
      },
    }
  }

/** Until somebody has a better one. */
const nameFor = (profile: SessionProfile): string => {
  const endpoint = sessionEndpoint(profile)
    .replace(/^\w+:\/\/(?:[^/@]*@)?/, '')
    .slice(0, 100)
    .trim()
  return endpoint === '' ? t(`profiles.new.${profile.mode}`) : endpoint
}
