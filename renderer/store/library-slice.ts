import type { ComposedMessage } from '../../shared/composer/composed-message'
import { messagePreview } from '../../shared/composer/message-preview'
import type { AppError, Result } from '../../shared/errors/app-error'
import { nameIn, parentOf } from '../../shared/files/workspace-path'
import {
  emptyLibrary,
  messagesIn,
  shownFolders,
  type Library,
  type LibraryFolder,
  type LibraryMessage,
} from '../../shared/library/library'
import type { Bridge } from '../bridge/bridge'
import { t } from '../wording/translate'
import type { AppState, Slice } from './app-state'
import { profilesOf } from './open-profile'
import { composedDraft, emptyDraft } from './outgoing-draft'

export interface LibrarySlice {
  readonly library: Library
  /** What of it is shown, in its order. */
  readonly libraryFolders: readonly LibraryFolder[]
  /** The same without the folders: the first nine have a shortcut. */
  readonly libraryMessages: readonly LibraryMessage[]
  readonly libraryError: AppError | null
  /** Path of the message whose name is being edited. */
  readonly namedMessage: string | null
  /** What was deleted or replaced last, and can be brought back. */
  readonly lostMessage: LostMessage | null
  /** Path of the message that the keyboard is at. */
  readonly activeMessage: string | null
  /** What the last import or export came to. */
  readonly libraryNotice: { readonly done: 'imported' | 'exported'; readonly count: number } | null
  readonly loadLibrary: () => Promise<void>
  readonly applyLibrary: (library: Library) => void
  /** Another profile was opened, or profiles came and went. */
  readonly arrangeLibrary: () => void
  /** To whom the composer sends. */
  readonly sendMessage: (path: string) => Promise<void>
  /** Brings it into the composer, to be edited before it is sent; whether it could. */
  readonly composeMessage: (path: string) => Promise<boolean>
  /** Adds what the composer holds, and asks for its name. */
  readonly keepComposed: () => Promise<void>
  readonly keepMessage: (message: ComposedMessage) => Promise<void>
  /** `null` ends it. */
  readonly askForMessageName: (path: string | null) => void
  /** As `folder/name`; a folder that is new is made. */
  readonly nameMessage: (path: string, typed: string) => Promise<void>
  readonly moveMessage: (path: string, direction: 'up' | 'down') => Promise<void>
  /** Among the messages of the open profile alone, or of all. */
  readonly shareMessage: (path: string, shared: boolean) => Promise<void>
  /** With what the composer holds. */
  readonly overwriteMessage: (path: string) => Promise<void>
  readonly deleteMessage: (path: string) => Promise<void>
  readonly restoreMessage: () => Promise<void>
  readonly goToMessage: (path: string) => void
  readonly exportLibrary: () => Promise<void>
  readonly importMessages: () => Promise<void>
  readonly dismissLibraryNotice: () => void
}

export type LostMessage = { readonly name: string } & (
  | { readonly kind: 'deleted'; readonly deletion: string }
  | { readonly kind: 'replaced'; readonly path: string; readonly message: ComposedMessage }
)

/** Id of the profile that is open; `null` without one. */
export const openProfileId = ({ profile }: AppState): string | null => profile?.id ?? null

const NAME_LENGTH = 40

export const createLibrarySlice =
  (bridge: Bridge): Slice<LibrarySlice> =>
  (set, get) => {
    /** What came of it; `null` where it failed, which is told. */
    async function done<T>(asked: Promise<Result<T>>): Promise<T | null> {
      set({ libraryError: null, libraryNotice: null })
      const reply = await asked
      if (reply.ok) return reply.value
      set({ libraryError: reply.error })
      return null
    }

    const messageAt = (path: string) => get().library.messages.find((message) => message.path === path)

    return {
      library: emptyLibrary,
      libraryFolders: [],
      libraryMessages: [],
      libraryError: null,
      namedMessage: null,
      lostMessage: null,
      activeMessage: null,
      libraryNotice: null,

      async loadLibrary() {
        const library = await done(bridge.library.read())
        if (library !== null) get().applyLibrary(library)
      },

      applyLibrary(library) {
        set({ library })
        get().arrangeLibrary()
      },

      arrangeLibrary() {
        const { library, profileTree } = get()
        const known = new Set(profilesOf(profileTree.entries).map(({ id }) => id))
        const libraryFolders = shownFolders(library, { open: openProfileId(get()), known })
        set({ libraryFolders, libraryMessages: messagesIn(libraryFolders) })
      },

      async sendMessage(path) {
        const message = await done(bridge.library.message({ path }))
        if (message !== null) await get().sendComposed({ ...emptyDraft, ...message })
      },

      async composeMessage(path) {
        const message = await done(bridge.library.message({ path }))
        if (message === null) return false
        get().compose(message)
        return true
      },

      async keepComposed() {
        const message = composedDraft(get().composer)
        if (message !== null) await get().keepMessage(message)
      },

      async keepMessage(message) {
        const preview = messagePreview(message).trim().replaceAll(/\s+/g, ' ').slice(0, NAME_LENGTH)
        const name = preview === '' ? t(`composer.${message.kind}`) : preview
        const added = await done(bridge.library.add({ folder: '', name, profile: null, message }))
        if (added !== null) set({ namedMessage: added.path })
      },

      askForMessageName(namedMessage) {
        set({ namedMessage })
      },

      async nameMessage(path, typed) {
        set({ namedMessage: null })
        const names = typed.split('/').map((each) => each.trim())
        const name = names.pop() ?? ''
        const folder = names.filter((each) => each !== '').join('/')
        if (name === '' || messageAt(path) === undefined) return
        const changed = await done(bridge.library.change({ path, name }))
        if (changed === null) return
        const isMoved = folder !== parentOf(path)
        const moved = isMoved ? await done(bridge.library.move({ path: changed.path, folder, before: null })) : changed
        if (moved !== null) get().goToMessage(moved.path)
      },

      async moveMessage(path, direction) {
        const folder = parentOf(path)
        const siblings = get().libraryMessages.filter((message) => parentOf(message.path) === folder)
        const place = siblings.findIndex((message) => message.path === path)
        const [above, below] = [siblings[place - 1], siblings[place + 2]]
        if (place === -1 || (direction === 'up' ? place === 0 : place === siblings.length - 1)) return
        const before = (direction === 'up' ? above : below)?.path ?? null
        await done(bridge.library.move({ path, folder, before }))
      },

      async shareMessage(path, shared) {
        await done(bridge.library.change({ path, profile: shared ? null : openProfileId(get()) }))
      },

      async overwriteMessage(path) {
        const message = composedDraft(get().composer)
        if (message === null) return
        const name = messageAt(path)?.name ?? nameIn(path)
        const before = await done(bridge.library.message({ path }))
        if (before === null || (await done(bridge.library.change({ path, message }))) === null) return
        set({ lostMessage: { kind: 'replaced', name, path, message: before } })
      },

      async deleteMessage(path) {
        const name = messageAt(path)?.name ?? nameIn(path)
        const messages = get().libraryMessages
        const place = messages.findIndex((message) => message.path === path)
        const next = messages[place + 1] ?? messages[place - 1]
        const deleted = await done(bridge.library.delete({ path }))
        if (deleted === null) return
        set({ lostMessage: { kind: 'deleted', name, ...deleted } })
        if (get().activeMessage === path) set({ activeMessage: next?.path ?? null })
      },

      async restoreMessage() {
        const lost = get().lostMessage
        if (lost === null) return
        set({ lostMessage: null })
        if (lost.kind === 'deleted') await done(bridge.library.restore({ deletion: lost.deletion }))
        else await done(bridge.library.change({ path: lost.path, message: lost.message }))
      },

      goToMessage(activeMessage) {
        set({ activeMessage })
      },

      async exportLibrary() {
        const exported = await done(bridge.library.export({ paths: null }))
        if (exported !== null) set({ libraryNotice: { done: 'exported', count: exported.messages } })
      },

      async importMessages() {
        const imported = await done(bridge.library.import())
        if (imported !== null) set({ libraryNotice: { done: 'imported', count: imported.messages } })
      },

      dismissLibraryNotice() {
        set({ libraryNotice: null, lostMessage: null, libraryError: null })
      },
    }
  }

/** As it is edited: with its folder before it. */
export const nameToEdit = ({ path, name }: LibraryMessage): string =>
  parentOf(path) === '' ? name : `${parentOf(path)}/${name}`
