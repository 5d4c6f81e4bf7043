import type { ComposedMessage } from '../composer/composed-message'
import type { AppError } from '../errors/app-error'
import { parentOf } from '../files/workspace-path'

/** A message of the library, without what it says. */
export interface LibraryMessage {
  /** Within the library, with `/` between names. */
  readonly path: string
  readonly id: string
  readonly name: string
  /** Id of the profile that it belongs to; `null`: shared. */
  readonly profile: string | null
  readonly order: number
  readonly kind: ComposedMessage['kind']
  /** The start of what it says. */
  readonly preview: string
}

export interface Library {
  readonly folders: readonly string[]
  /** In no order. */
  readonly messages: readonly LibraryMessage[]
  /** Files that are no messages; they are left as they are. */
  readonly rejected: readonly { readonly file: string; readonly error: AppError }[]
  /** Why the folder cannot be read. */
  readonly problem: AppError | null
}

export const emptyLibrary: Library = { folders: [], messages: [], rejected: [], problem: null }

export interface LibraryFolder {
  /** `''`: the folder of all. */
  readonly path: string
  readonly messages: readonly LibraryMessage[]
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Whose messages there are, by the ids of profiles. */
export interface LibraryOwners {
  readonly open: string | null
  /** All that there are. */
  readonly known: ReadonlySet<string>
}

/**
 * What is shown while a profile is open, in its order: the messages of a folder before the folders in it. Folders that hold
 * nothing but messages of other profiles are left out. A message whose profile is gone, or on another computer, is shown as
 * if it were of all: nothing else would show it.
 */
export function shownFolders({ folders, messages }: Library, owners: LibraryOwners): readonly LibraryFolder[] {
  const shown = messages.filter(
    ({ profile }) => profile === null || profile === owners.open || !owners.known.has(profile),
  )
  return ['', ...folders.toSorted((one, other) => collator.compare(one, other))].flatMap((path) => {
    const own = shown.filter((message) => parentOf(message.path) === path).toSorted(byOrder)
    const isForeign = own.length === 0 && messages.some((message) => message.path.startsWith(`${path}/`))
    return path === '' || !isForeign || shown.some((message) => message.path.startsWith(`${path}/`))
      ? [{ path, messages: own }]
      : []
  })
}

/** So many can be sent with a shortcut, the first of what is shown. */
export const SHORTCUTS = 9

export const messagesIn = (folders: readonly LibraryFolder[]): readonly LibraryMessage[] =>
  folders.flatMap(({ messages }) => messages)

export const byOrder = (one: LibraryMessage, other: LibraryMessage): number =>
  one.order - other.order || collator.compare(one.name, other.name) || (one.path < other.path ? -1 : 1)
