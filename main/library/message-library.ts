import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { ComposedMessage } from '../../shared/composer/composed-message'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { readFormat, writeFormat, type ReadFile } from '../../shared/files/file-format'
import { byOrder, nameIn, parentOf, type Library } from '../../shared/library/library'
import { bundleFormat, messageFormat, type MessageBundle, type MessageFile } from '../../shared/library/message-file'
import { DeletedFiles } from '../files/deleted-files'
import { fileNameOf } from '../files/file-name'
import { FolderChanges } from '../files/folder-changes'
import { removeUnfinished, writeFileWhole } from '../files/write-file-whole'
import { LibraryIndex } from './library-index'

export interface MessageLibraryOptions {
  /** Until `open` names another one. */
  readonly folder: string
  /** Messages came, went or changed, whoever did it. */
  readonly onChange: (library: Library) => void
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What is left out stays. */
export interface MessageChange {
  readonly name?: string | undefined
  readonly profile?: string | null | undefined
  readonly message?: ComposedMessage | undefined
}

const EXTENSION = '.json'

/**
 * The library: a file for each message, in folders. Another program may change them at any time, so each change begins with
 * a look, and touches only what that has found: a path from elsewhere leads nowhere.
 */
export class MessageLibrary {
  readonly #changes = new FolderChanges(() => this.#index.look())
  #folder: string
  #index: LibraryIndex
  #deleted: DeletedFiles

  constructor(private readonly options: MessageLibraryOptions) {
    this.#folder = options.folder
    this.#index = this.#indexOf(options.folder)
    this.#deleted = new DeletedFiles(options.folder)
  }

  /** Those of this folder from now on, which is made with the first message. Looks, and watches from then on. */
  open(folder: string): Promise<void> {
    return this.#changes.run(async () => {
      this.#index.stop()
      this.#folder = folder
      this.#index = this.#indexOf(folder)
      this.#deleted = new DeletedFiles(folder)
      await this.#index.look()
      this.options.onChange(this.#index.library)
      for (const each of ['', ...this.#index.library.folders])
        await removeUnfinished(this.#whole(each), this.options.now()).catch(() => {})
    })
  }

  stop(): void {
    this.#index.stop()
  }

  read(): Promise<Library> {
    return this.#changes.run(async () => this.#index.library)
  }

  /** Fails with `message-not-found`, or with why the file cannot be read. */
  message(at: string): Promise<ComposedMessage> {
    return this.#changes.run(async () => {
      await this.#index.look()
      return (await this.#read(this.#index.message(at).path)).value.message
    })
  }

  /** Returns its path, as the changes below do. */
  add(folder: string, name: string, profile: string | null, message: ComposedMessage): Promise<string> {
    return this.#changes.change(() => this.#added(folder, name, profile, message))
  }

  change(at: string, change: MessageChange): Promise<string> {
    return this.#changes.change(async () => {
      if (this.#index.isFolder(at)) return await this.#renameFolder(at, change.name ?? nameIn(at))
      const file = await this.#read(this.#index.message(at).path)
      const { name = file.value.name, profile = file.value.profile, message = file.value.message } = change
      await this.#write(at, { ...file.value, name, profile, message }, file)
      if (name === file.value.name) return at
      return await this.#moveTo(at, this.#index.freePath(parentOf(at), fileNameOf(name), EXTENSION, at))
    })
  }

  /** @param before of the same folder; `null` is its end */
  move(at: string, folder: string, before: string | null): Promise<string> {
    return this.#changes.change(async () => {
      const file = await this.#read(this.#index.message(at).path)
      const siblings = this.#index.messagesIn(folder).filter((each) => each.path !== at)
      const found = siblings.findIndex((each) => each.path === before)
      const place = found === -1 ? siblings.length : found
      await this.#write(at, { ...file.value, order: await this.#orderAt(siblings, place) }, file)
      if (parentOf(at) === folder) return at
      const name = nameIn(at).slice(0, -EXTENSION.length)
      return await this.#moveTo(at, this.#index.freePath(this.#folderAt(folder), name, EXTENSION))
    })
  }

  /** A message, or a folder with the messages in it; other files stay, and so does the folder then. */
  delete(at: string): Promise<string> {
    return this.#changes.change(async () => {
      const paths = this.#index.isFolder(at) ? this.#index.messagesBelow(at) : [this.#index.message(at).path]
      const folders = this.#index.library.folders.filter((each) => each === at || each.startsWith(`${at}/`))
      return (await this.#deleted.delete(paths, folders)).token
    })
  }

  restore(deletion: string): Promise<void> {
    return this.#changes.change(() => this.#deleted.restore(deletion))
  }

  /** Text of a file with all messages, or with those that are named, in their order. */
  async export(paths: readonly string[] | null): Promise<{ readonly text: string; readonly messages: number }> {
    const bundle = await this.#bundle(paths)
    return { text: writeFormat(bundleFormat, bundle), messages: bundle.messages.length }
  }

  #bundle(paths: readonly string[] | null): Promise<MessageBundle> {
    return this.#changes.run(async () => {
      await this.#index.look()
      const messages = []
      for (const { path: at } of this.#index.library.messages.toSorted(byPlace))
        if (paths === null || paths.includes(at)) {
          const { name, profile, message } = (await this.#read(at)).value
          messages.push({ folder: parentOf(at), name, profile, message })
        }
      return { messages }
    })
  }

  /** What `export` made, or the file of one message; returns how many it had. Fails with why it is none. */
  import(text: string): Promise<number> {
    return this.#changes.change(async () => {
      const bundle = readFormat(bundleFormat, text)
      const single = bundle.ok ? null : readFormat(messageFormat, text)
      if (!bundle.ok && !single?.ok) throw new AppFailure(bundle.error)
      const messages = bundle.ok
        ? bundle.value.value.messages
        : single?.ok
          ? [{ folder: '', ...single.value.value }]
          : []
      for (const { folder, name, profile, message } of messages) {
        await this.#added(folderNameOf(folder), name, profile, message)
        await this.#index.look()
      }
      return messages.length
    })
  }

  async #added(folder: string, name: string, profile: string | null, message: ComposedMessage): Promise<string> {
    const siblings = this.#index.messagesIn(folder)
    const at = this.#index.freePath(this.#folderAt(folder), fileNameOf(name), EXTENSION)
    const order = await this.#orderAt(siblings, siblings.length)
    await this.#put(at, writeFormat(messageFormat, { id: this.options.newId(), name, profile, order, message }))
    return at
  }

  /** A number between those of two neighbours; where there is none left, all of them get new ones. */
  async #orderAt(
    siblings: readonly { readonly path: string; readonly order: number }[],
    place: number,
  ): Promise<number> {
    const before = siblings[place - 1]?.order
    const after = siblings[place]?.order
    if (before === undefined) return after === undefined ? 0 : after - 1
    if (after === undefined) return before + 1
    const between = (before + after) / 2
    if (between > before && between < after) return between
    for (const [index, sibling] of siblings.entries()) {
      const file = await this.#read(sibling.path)
      await this.#write(sibling.path, { ...file.value, order: index < place ? index : index + 1 }, file)
    }
    return place
  }

  async #renameFolder(at: string, name: string): Promise<string> {
    return await this.#moveTo(at, this.#index.freePath(parentOf(at), fileNameOf(name), '', at))
  }

  async #moveTo(at: string, to: string): Promise<string> {
    if (to === at) return at
    await mkdir(path.dirname(this.#whole(to)), { recursive: true })
    await rename(this.#whole(at), this.#whole(to))
    return to
  }

  async #read(at: string): Promise<ReadFile<MessageFile>> {
    const text = await readFile(this.#whole(at), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') throw new AppFailure(appError('message-not-found', { path: at }))
      throw new AppFailure(appError('workspace-file-unreadable', { problem: cause.message }), { cause })
    })
    const reading = readFormat(messageFormat, text)
    if (!reading.ok) throw new AppFailure(reading.error)
    return reading.value
  }

  async #write(at: string, value: MessageFile, file: ReadFile<MessageFile>): Promise<void> {
    await this.#put(at, writeFormat(messageFormat, value, file.fields))
  }

  async #put(at: string, text: string): Promise<void> {
    await mkdir(path.dirname(this.#whole(at)), { recursive: true })
    await writeFileWhole(this.#whole(at), text)
  }

  /** One that there is, or a new one of names that every system takes. */
  #folderAt(folder: string): string {
    return folder === '' || this.#index.isFolder(folder) ? folder : folderNameOf(folder)
  }

  #whole(at: string): string {
    return path.join(this.#folder, at)
  }

  #indexOf(folder: string): LibraryIndex {
    const look = () => void this.#changes.run(() => this.#index.look())
    return new LibraryIndex({ folder, onChange: look, onLibrary: this.options.onChange })
  }
}

const byPlace = (one: Library['messages'][number], other: Library['messages'][number]): number =>
  parentOf(one.path) === parentOf(other.path) ? byOrder(one, other) : parentOf(one.path) < parentOf(other.path) ? -1 : 1

const folderNameOf = (folder: string): string =>
  folder
    .split('/')
    .filter((name) => name !== '')
    .map(fileNameOf)
    .join('/')
