import { messagePreview } from '../../shared/composer/message-preview'
import { AppFailure, appError, type AppError, type Result } from '../../shared/errors/app-error'
import { readFormat } from '../../shared/files/file-format'
import {
  byOrder,
  emptyLibrary,
  nameIn,
  parentOf,
  type Library,
  type LibraryMessage,
} from '../../shared/library/library'
import { messageFormat } from '../../shared/library/message-file'
import { freeName } from '../files/file-name'
import type { FolderContents } from '../files/folder-index'
import { WatchedFolder } from '../files/watched-folder'

export interface LibraryIndexOptions {
  readonly folder: string
  /** Something in the folder has changed: `look` finds out what. */
  readonly onChange: () => void
  /** What `look` finds is not what it found before. */
  readonly onLibrary: (library: Library) => void
}

const PREVIEW_LENGTH = 200

type KnownMessage = Omit<LibraryMessage, 'path'>

/** Which messages and folders there are, as of the last look. */
export class LibraryIndex {
  readonly #files: WatchedFolder<KnownMessage>
  #library = emptyLibrary

  constructor(private readonly options: LibraryIndexOptions) {
    this.#files = new WatchedFolder({ folder: options.folder, read: readKnownMessage, onChange: options.onChange })
  }

  get library(): Library {
    return this.#library
  }

  stop(): void {
    this.#files.stop()
  }

  async look(): Promise<void> {
    const library = await this.#read()
    if (JSON.stringify(library) === JSON.stringify(this.#library)) return
    this.#library = library
    this.options.onLibrary(library)
  }

  /** Throws `message-not-found`. */
  message(at: string): LibraryMessage {
    const found = this.#library.messages.find((message) => message.path === at)
    if (found === undefined) throw new AppFailure(appError('message-not-found', { path: at }))
    return found
  }

  isFolder(at: string): boolean {
    return this.#library.folders.includes(at)
  }

  /** In their order. */
  messagesIn(folder: string): readonly LibraryMessage[] {
    return this.#library.messages.filter((message) => parentOf(message.path) === folder).toSorted(byOrder)
  }

  messagesBelow(folder: string): readonly string[] {
    return this.#library.messages.map((message) => message.path).filter((at) => at.startsWith(`${folder}/`))
  }

  /** In a folder, where nothing is yet. `except`: a path that is given up for it. */
  freePath(folder: string, name: string, extension: string, except?: string): string {
    const { folders, messages, rejected } = this.#library
    const taken = [...folders, ...messages.map((message) => message.path), ...rejected.map(({ file }) => file)]
      .filter((at) => parentOf(at) === folder && at !== except)
      .map((at) => (at.endsWith(extension) ? nameIn(at).slice(0, nameIn(at).length - extension.length) : nameIn(at)))
    const free = freeName(name, taken) + extension
    return folder === '' ? free : `${folder}/${free}`
  }

  async #read(): Promise<Library> {
    try {
      return libraryOf(await this.#files.look())
    } catch (cause) {
      if (cause instanceof AppFailure) return { ...this.#library, problem: cause.error }
      throw cause
    }
  }
}

function libraryOf({ folders, files }: FolderContents<KnownMessage>): Library {
  const messages: LibraryMessage[] = []
  const rejected: { file: string; error: AppError }[] = []
  for (const [at, file] of files)
    if (file.ok) messages.push({ path: at, ...file.value })
    else rejected.push({ file: at, error: file.error })
  return { folders, messages, rejected, problem: null }
}

function readKnownMessage(text: string): Result<KnownMessage> {
  const reading = readFormat(messageFormat, text)
  if (!reading.ok) return reading
  const { id, name, profile, order, message } = reading.value.value
  const preview = messagePreview(message).slice(0, PREVIEW_LENGTH)
  return { ok: true, value: { id, name, profile, order, kind: message.kind, preview } }
}
