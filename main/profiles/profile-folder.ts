import type { EnvironmentFile } from '../../shared/environment/environment'
import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ReadFile } from '../../shared/files/file-format'
import { isWithin, nameIn, parentOf } from '../../shared/files/workspace-path'
import type { ProfileBundle } from '../../shared/profile/profile-bundle'
import { profileFormat, type ProfileFile } from '../../shared/profile/profile-file'
import type { OpenedProfile, ProfileTree } from '../../shared/profile/profile-tree'
import { referencedIds, takeSecrets } from '../../shared/profile/stored-secrets'
import type { SessionProfile } from '../../shared/session/session-summary'
import { folded, freeName } from '../files/file-name'
import { EXTENSION, WorkspaceFolder } from '../files/workspace-folder'
import { editionOf, knownProfile, profileOf, type KnownProfile } from './known-profile'
import { idsBeside, withOwnIds } from './own-ids'
import { profileTreeOf } from './profile-tree-of'
import { exportOfFolder, exportOfProfile, type Export } from './profile-transfer'
import type { SecretVault } from './secret-vault'

export interface ProfileFolderOptions {
  /** The folder of the workspace that profiles are in; it is made with the first one. */
  readonly folder: string
  readonly vault: SecretVault
  /** Profiles came, went or changed, whoever did it. */
  readonly onChange: (tree: ProfileTree) => unknown
  readonly newId: () => string
}

/** The profiles of a workspace: a file each, in folders. */
export class ProfileFolder {
  readonly #files: WorkspaceFolder<ProfileFile, KnownProfile, ProfileTree>
  #deleted: readonly string[] = []

  constructor(private readonly options: ProfileFolderOptions) {
    this.#files = new WorkspaceFolder({
      folder: options.folder,
      format: profileFormat,
      remember: knownProfile,
      settle: ({ folders, files }) => ({ folders, files: withOwnIds(files) }),
      show: profileTreeOf,
      onChange: options.onChange,
      missing: 'profile-not-found',
    })
  }

  /** Looks, and watches from then on. */
  start(): Promise<void> {
    return this.#files.start()
  }

  /** What can be brought back until now cannot any more. */
  stop(): Promise<void> {
    return this.#files.stop()
  }

  tree(): Promise<ProfileTree> {
    return this.#files.known(() => this.#files.shown)
  }

  /** Fails with `profile-not-found`, or with why the file cannot be read. */
  open(at: string): Promise<OpenedProfile> {
    return this.#files.ask(() => this.#opened(at))
  }

  create(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile> {
    return this.#files.change(async () => await this.#created(this.#files.folder(folder), name, profile))
  }

  /**
   * @param edition of the file when it was opened: where it is another one now, nothing is written, and this fails with
   *   `profile-changed`. `null` overwrites what is there.
   */
  save(at: string, profile: SessionProfile, edition: string | null): Promise<OpenedProfile> {
    return this.#files.change(async () => {
      const { id, name } = this.#files.entry(at)
      const { text, file } = await this.#files.read(at)
      if (edition !== null && editionOf(text) !== edition) throw new AppFailure(appError('profile-changed', { name }))
      await this.#write(at, { id, name }, profile, file)
      return await this.#opened(at)
    })
  }

  /** Returns its path, as the changes below do. */
  createFolder(folder: string, name: string): Promise<string> {
    return this.#files.change(async () => {
      const at = this.#files.paths.free(this.#files.folder(folder), name, '')
      await this.#files.makeFolder(at)
      return at
    })
  }

  rename(at: string, name: string): Promise<string> {
    return this.#files.change(async () => {
      if (this.#files.isFolder(at)) return await this.#moveTo(at, parentOf(at), name, '')
      const { id } = this.#files.entry(at)
      const { file } = await this.#files.read(at)
      // The name in the file first: were the app to end here, only the name of the file would be the older one.
      await this.#files.write(at, { ...file.value, id, name }, file)
      return await this.#moveTo(at, parentOf(at), name, EXTENSION)
    })
  }

  /** Into another folder. Fails with `folder-within-itself`. */
  move(at: string, folder: string): Promise<string> {
    return this.#files.change(async () => {
      const target = this.#files.folder(folder)
      const isFolder = this.#files.isFolder(at)
      if (!isFolder) this.#files.entry(at)
      if (parentOf(at) === target) return at
      if (isFolder && isWithin(target, at)) throw new AppFailure(appError('folder-within-itself', { name: nameIn(at) }))
      const extension = isFolder ? '' : EXTENSION
      return await this.#moveTo(at, target, nameIn(at).slice(0, nameIn(at).length - extension.length), extension)
    })
  }

  /** A copy beside it, of a folder with all profiles in it. */
  duplicate(at: string): Promise<string> {
    return this.#files.change(async () =>
      this.#files.isFolder(at) ? await this.#copyFolder(at) : await this.#copyProfile(at),
    )
  }

  /** Of a folder the profiles in it; other files stay, and so does the folder then. Returns what `restore` asks for. */
  delete(at: string): Promise<string> {
    return this.#files.change(async () => {
      const deletion = await this.#files.delete(at)
      const deleted = [...this.#files.entries()].filter(([each]) => isWithin(each, at))
      await this.options.vault.giveUp(deleted.flatMap(([, { secrets }]) => secrets))
      this.#deleted = [...this.#deleted, ...deleted.map(([, { id }]) => id)]
      return deletion
    })
  }

  restore(token: string): Promise<void> {
    return this.#files.change(() => this.#files.restore(token))
  }

  /** Ids of what was deleted since the last time; some of it may have been brought back. */
  takeDeleted(): readonly string[] {
    const deleted = this.#deleted
    this.#deleted = []
    return deleted
  }

  /** A profile, a folder, or with `''` all. */
  export(at: string, environments: readonly EnvironmentFile[]): Promise<Export> {
    return this.#files.ask(async () => {
      if (at !== '' && !this.#files.isFolder(at)) {
        this.#files.entry(at)
        return exportOfProfile({ at, file: (await this.#files.read(at)).file.value })
      }
      const profiles = []
      for (const each of this.#files.entries().keys())
        if (isWithin(each, at)) profiles.push({ at: each, file: (await this.#files.read(each)).file.value })
      const folders = this.#files.contents.folders.filter((each) => isWithin(each, at))
      return exportOfFolder(at, folders, profiles, at === '' ? environments : [])
    })
  }

  /** All of it or, where there is no room, nothing; and nothing that is there is replaced. Returns how many profiles came. */
  import(folder: string, { folders, profiles }: ProfileBundle): Promise<number> {
    return this.#files.change(async () => {
      const { paths } = this.#files
      const into = this.#files.folder(folder)
      const within = (each: string) => paths.like(each, into)
      const ownId = idsBeside(this.#files.entries().values(), this.options.newId)
      paths.checkRoom([...folders, ...profiles.map((each) => each.folder)].map(within), profiles.length)
      for (const each of folders) await this.#files.makeFolder(within(each))
      const added = profiles.map(({ folder: above, file }) => {
        const at = paths.take(within(above), file.name, EXTENSION)
        return [at, { ...file, id: ownId(file.id) }] as const
      })
      await this.#files.writeNew(added)
      return profiles.length
    })
  }

  async #copyProfile(at: string): Promise<string> {
    const { name } = this.#files.entry(at)
    const siblings = [...this.#files.entries()].filter(([each]) => parentOf(each) === parentOf(at))
    const names = new Set(siblings.map(([, sibling]) => folded(sibling.name)))
    const copy = freeName(name, (each) => names.has(folded(each)))
    const to = this.#files.paths.free(parentOf(at), copy, EXTENSION)
    this.#files.paths.checkRoom([parentOf(at)], 1)
    await this.#copy(at, to, copy)
    return to
  }

  /** All of it or, where there is no room, nothing. */
  async #copyFolder(at: string): Promise<string> {
    const { paths, contents } = this.#files
    const to = paths.free(parentOf(at), nameIn(at), '')
    const copyOf = (each: string) => to + each.slice(at.length)
    const folders = contents.folders.filter((each) => isWithin(each, at)).map(copyOf)
    const profiles = [...this.#files.entries()].filter(([each]) => isWithin(each, at))
    paths.checkRoom(folders, profiles.length)
    for (const each of folders) await this.#files.makeFolder(each)
    for (const [each, { name }] of profiles) await this.#copy(each, copyOf(each), name)
    return to
  }

  /** It refers to the same secrets, known here or not: either of them gets another one where it is given another. */
  async #copy(at: string, to: string, name: string): Promise<void> {
    const { file } = await this.#files.read(at)
    await this.#files.write(to, { ...file.value, id: this.options.newId(), name }, file)
  }

  async #created(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile> {
    const at = this.#files.paths.free(folder, name, EXTENSION)
    await this.#write(at, { id: this.options.newId(), name }, profile)
    await this.#files.look()
    return await this.#opened(at)
  }

  async #opened(at: string): Promise<OpenedProfile> {
    const { id, name } = this.#files.entry(at)
    const { text, file } = await this.#files.read(at)
    const { profile, missing } = profileOf(file.value.profile, (secret) => this.options.vault.get(secret))
    return { path: at, id, name, edition: editionOf(text), profile, missing: missing.length }
  }

  /** Secrets first: no file refers to one that is not kept. */
  async #write(
    at: string,
    { id, name }: Pick<ProfileFile, 'id' | 'name'>,
    profile: SessionProfile,
    file?: ReadFile<ProfileFile>,
  ): Promise<void> {
    const { vault, newId } = this.options
    const before = file?.value.profile
    const secretOf = (secret: string) => vault.get(secret)
    const { stored, secrets } = takeSecrets(profile, { newId, secretOf, ...(before && { before }) })
    await vault.put(secrets, before && referencedIds(before))
    await this.#files.write(at, { id, name, profile: stored }, file)
  }

  async #moveTo(at: string, folder: string, name: string, extension: string): Promise<string> {
    return await this.#files.move(at, this.#files.paths.free(folder, name, extension, at))
  }
}
