import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { ProfileTree } from '../../shared/profile/profile-tree'
import type { FolderContents } from '../files/folder-index'
import { WatchedFolder } from '../files/watched-folder'
import { freeName } from '../files/file-name'
import { readKnownProfile, type KnownProfile } from './known-profile'
import { OwnIds } from './own-ids'
import { nameIn, parentOf, pathIn, profileTreeOf } from './profile-tree-of'

export interface ProfileIndexOptions {
  readonly folder: string
  /** Something in the folder has changed: `look` finds out what. */
  readonly onChange: () => void
  /** What `look` finds is not what it found before. */
  readonly onTree: (tree: ProfileTree) => void
  readonly newId: () => string
}

/** Which profiles and folders there are, as of the last look. */
export class ProfileIndex {
  readonly #folder: WatchedFolder<KnownProfile>
  #contents: FolderContents<KnownProfile> = { folders: [], files: new Map() }
  #tree: ProfileTree = { entries: [], rejected: [], problem: null }
  readonly #ownIds: OwnIds

  constructor(private readonly options: ProfileIndexOptions) {
    this.#folder = new WatchedFolder({ ...options, read: readKnownProfile })
    this.#ownIds = new OwnIds(options.newId)
  }

  get tree(): ProfileTree {
    return this.#tree
  }

  get folders(): readonly string[] {
    return this.#contents.folders
  }

  stop(): void {
    this.#folder.stop()
  }

  async look(): Promise<void> {
    const problem = await this.#read()
    const tree = { ...profileTreeOf(this.#contents), problem }
    if (JSON.stringify(tree) === JSON.stringify(this.#tree)) return
    this.#tree = tree
    this.options.onTree(tree)
  }

  /** Throws `profile-not-found`, or why the file cannot be read. */
  file(at: string): KnownProfile {
    const found = this.#contents.files.get(at)
    if (!found) throw notFound(at)
    if (!found.ok) throw new AppFailure(found.error)
    return found.value
  }

  /** Throws `profile-not-found`. `''` is the folder of all. */
  folder(at: string): string {
    if (at !== '' && !this.isFolder(at)) throw notFound(at)
    return at
  }

  isFolder(at: string): boolean {
    return this.#contents.folders.includes(at)
  }

  /** Those that can be read, by their paths. */
  profiles(): ReadonlyMap<string, KnownProfile> {
    return new Map([...this.#contents.files].flatMap(([at, file]) => (file.ok ? [[at, file.value]] : [])))
  }

  /** In a folder, where nothing is yet. `except`: a path that is given up for it. */
  freePath(folder: string, name: string, extension: string, except?: string): string {
    const taken = [...this.#contents.folders, ...this.#contents.files.keys()]
      .filter((at) => parentOf(at) === folder && at !== except)
      .map((at) => (at.endsWith(extension) ? nameIn(at).slice(0, nameIn(at).length - extension.length) : nameIn(at)))
    return pathIn(folder, freeName(name, taken) + extension)
  }

  async #read(): Promise<AppError | null> {
    try {
      const contents = await this.#folder.look()
      this.#contents = { ...contents, files: this.#withOwnIds(contents.files) }
      return null
    } catch (error) {
      if (error instanceof AppFailure) return error.error
      throw error
    }
  }

  #withOwnIds(files: FolderContents<KnownProfile>['files']): FolderContents<KnownProfile>['files'] {
    const inOrder = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))
    const aliases = this.#ownIds.assign(new Map(inOrder.flatMap(([at, file]) => (file.ok ? [[at, file.value]] : []))))
    return new Map(
      inOrder.map(([at, file]) => {
        const id = aliases.get(at)
        return [at, file.ok && id !== undefined ? { ok: true, value: { ...file.value, id } } : file]
      }),
    )
  }
}

export const notFound = (at: string): AppFailure => new AppFailure(appError('profile-not-found', { path: at }))
