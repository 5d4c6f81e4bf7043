import type { ComposedMessage } from '../../shared/composer/composed-message'
import { AppFailure } from '../../shared/errors/app-error'
import { readFormat, writeFormat } from '../../shared/files/file-format'
import { nameIn, parentOf } from '../../shared/files/workspace-path'
import { byOrder, type Library, type LibraryMessage } from '../../shared/library/library'
import { bundleFormat, messageFormat, type MessageBundle, type MessageFile } from '../../shared/library/message-file'
import { EXTENSION, WorkspaceFolder } from '../files/workspace-folder'
import { knownMessage, libraryOf, type KnownMessage } from './library-of'

export interface MessageLibraryOptions {
  /** Until `open` names another one. */
  readonly folder: string
  /** Messages came, went or changed, whoever did it. */
  readonly onChange: (library: Library) => void
  readonly newId: () => string
}

/** What is left out stays. */
export interface MessageChange {
  readonly name?: string | undefined
  readonly profile?: string | null | undefined
  readonly message?: ComposedMessage | undefined
}

type MessageFolder = WorkspaceFolder<MessageFile, KnownMessage, Library>

/** The library: a file for each message, in folders. */
export class MessageLibrary {
  #files: MessageFolder

  constructor(private readonly options: MessageLibraryOptions) {
    this.#files = this.#filesOf(options.folder)
  }

  /** Those of this folder from now on, which is made with the first message. Looks, and watches from then on. */
  async open(folder: string): Promise<void> {
    const before = this.#files
    this.#files = this.#filesOf(folder)
    await Promise.all([before.stop(), this.#files.start()])
    this.options.onChange(await this.read())
  }

  stop(): Promise<void> {
    return this.#files.stop()
  }

  read(): Promise<Library> {
    return this.#files.known(() => this.#files.shown)
  }

  /** Fails with `message-not-found`, or with why the file cannot be read. */
  message(at: string): Promise<ComposedMessage> {
    const files = this.#files
    return files.ask(async () => {
      files.entry(at)
      return (await files.read(at)).file.value.message
    })
  }

  /** Returns its path, as the changes below do. */
  add(folder: string, name: string, profile: string | null, message: ComposedMessage): Promise<string> {
    return this.#change(async (files) => {
      const into = files.paths.like(folder)
      const at = files.paths.free(into, name, EXTENSION)
      const order = endOf(files, into) + 1
      await files.write(at, { id: this.options.newId(), name, profile, order, message })
      return at
    })
  }

  change(at: string, change: MessageChange): Promise<string> {
    return this.#change(async (files) => {
      if (files.isFolder(at))
        return await files.move(at, files.paths.free(parentOf(at), change.name ?? nameIn(at), '', at))
      files.entry(at)
      const { file } = await files.read(at)
      const { name = file.value.name, profile = file.value.profile, message = file.value.message } = change
      await files.write(at, { ...file.value, name, profile, message }, file)
      if (name === file.value.name) return at
      return await files.move(at, files.paths.free(parentOf(at), name, EXTENSION, at))
    })
  }

  /** @param before of the same folder; `null` is its end */
  move(at: string, folder: string, before: string | null): Promise<string> {
    return this.#change(async (files) => {
      files.entry(at)
      const { file } = await files.read(at)
      const target = files.paths.like(folder)
      const siblings = messagesIn(files, target).filter((each) => each.path !== at)
      const found = siblings.findIndex((each) => each.path === before)
      const place = found === -1 ? siblings.length : found
      await files.write(at, { ...file.value, order: await orderAt(files, siblings, place) }, file)
      if (parentOf(at) === target) return at
      return await files.move(at, files.paths.free(target, nameIn(at).slice(0, -EXTENSION.length), EXTENSION))
    })
  }

  /** A message, or a folder with the messages in it; other files stay, and so does the folder then. */
  delete(at: string): Promise<string> {
    return this.#change((files) => files.delete(at))
  }

  restore(deletion: string): Promise<void> {
    return this.#change((files) => files.restore(deletion))
  }

  /** Text of a file with all messages, or with those that are named, in their order. */
  export(paths: readonly string[] | null): Promise<{ readonly text: string; readonly messages: number }> {
    const files = this.#files
    const named = paths && new Set(paths)
    return files.ask(async () => {
      const messages = []
      for (const { path: at } of files.shown.messages.toSorted(byPlace))
        if (named === null || named.has(at)) {
          const { name, profile, message } = (await files.read(at)).file.value
          messages.push({ folder: parentOf(at), name, profile, message })
        }
      return { text: writeFormat(bundleFormat, { messages }), messages: messages.length }
    })
  }

  /**
   * What `export` made, or the file of one message: all of it or, where there is no room, nothing. Returns how many it had.
   * Fails with why it is none.
   */
  import(text: string): Promise<number> {
    return this.#change(async (files) => {
      const messages = messagesOf(text)
      const folders = messages.map(({ folder }) => files.paths.like(folder))
      files.paths.checkRoom(folders, messages.length)
      const ends = new Map<string, number>()
      const added = messages.map(({ folder, name, profile, message }) => {
        const into = files.paths.like(folder)
        const order = (ends.get(into) ?? endOf(files, into)) + 1
        ends.set(into, order)
        const id = this.options.newId()
        return [files.paths.take(into, name, EXTENSION), { id, name, profile, order, message }] as const
      })
      await files.writeNew(added)
      return messages.length
    })
  }

  #change<T>(action: (files: MessageFolder) => Promise<T>): Promise<T> {
    const files = this.#files
    return files.change(() => action(files))
  }

  #filesOf(folder: string): MessageFolder {
    const files: MessageFolder = new WorkspaceFolder({
      folder,
      format: messageFormat,
      remember: knownMessage,
      show: libraryOf,
      onChange: (library: Library) => files === this.#files && this.options.onChange(library),
      missing: 'message-not-found',
    })
    return files
  }
}

function messagesOf(text: string): MessageBundle['messages'] {
  const bundle = readFormat(bundleFormat, text)
  if (bundle.ok) return bundle.value.value.messages
  const single = readFormat(messageFormat, text)
  if (!single.ok) throw new AppFailure(bundle.error)
  return [{ folder: '', ...single.value.value }]
}

/** In their order. */
const messagesIn = (files: MessageFolder, folder: string): readonly LibraryMessage[] =>
  files.shown.messages.filter((message) => parentOf(message.path) === folder).toSorted(byOrder)

/** Order of the last message of a folder; the first one has 0. */
const endOf = (files: MessageFolder, folder: string): number => messagesIn(files, folder).at(-1)?.order ?? -1

/** A number between those of two neighbours; where there is none left, all of them get new ones. */
async function orderAt(files: MessageFolder, siblings: readonly LibraryMessage[], place: number): Promise<number> {
  const before = siblings[place - 1]?.order
  const after = siblings[place]?.order
  if (before === undefined) return after === undefined ? 0 : after - 1
  if (after === undefined) return before + 1
  const between = (before + after) / 2
  if (between > before && between < after) return between
  for (const [index, sibling] of siblings.entries()) {
    const { file } = await files.read(sibling.path)
    await files.write(sibling.path, { ...file.value, order: index < place ? index : index + 1 }, file)
  }
  return place
}

const byPlace = (one: LibraryMessage, other: LibraryMessage): number =>
  parentOf(one.path) === parentOf(other.path) ? byOrder(one, other) : parentOf(one.path) < parentOf(other.path) ? -1 : 1
