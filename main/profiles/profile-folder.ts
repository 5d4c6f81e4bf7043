import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { EnvironmentFile } from '../../shared/environment/environment'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { readFormat, writeFormat, type ReadFile } from '../../shared/files/file-format'
import type { ProfileBundle } from '../../shared/profile/profile-bundle'
import { profileFormat, type ProfileFile } from '../../shared/profile/profile-file'
import type { OpenedProfile, ProfileTree } from '../../shared/profile/profile-tree'
import { referencedIds, takeSecrets } from '../../shared/profile/stored-secrets'
import type { SessionProfile } from '../../shared/session/session-summary'
import { FolderChanges } from '../files/folder-changes'
import { removeUnfinished, writeFileWhole } from '../files/write-file-whole'
import { DeletedFiles } from '../files/deleted-files'
import { fileNameOf, freeName } from '../files/file-name'
import { editionOf, profileOf, readKnownProfile } from './known-profile'
import { notFound, ProfileIndex } from './profile-index'
import { exportOfFolder, exportOfProfile, type Export } from './profile-transfer'
import { nameIn, parentOf, pathIn } from './profile-tree-of'
import type { SecretVault } from './secret-vault'

export interface ProfileFolderOptions {
  /** The folder of the workspace that profiles are in; it is made with the first one. */
  readonly folder: string
  readonly vault: SecretVault
  /** Profiles came, went or changed, whoever did it. */
  readonly onChange: (tree: ProfileTree) => unknown
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const EXTENSION = '.json'

/**
 * The profiles of a workspace: a file each, in folders. Another program may change them at any time, so each change begins
 * with a look, and touches only what that has found: a path from elsewhere leads nowhere.
 */
export class ProfileFolder {
  readonly #changes = new FolderChanges(() => this.#index.look())
  readonly #index: ProfileIndex
  readonly #deleted: DeletedFiles

  constructor(private readonly options: ProfileFolderOptions) {
    const { folder, newId, onChange } = options
    const look = () => void this.#changes.run(() => this.#index.look())
    this.#index = new ProfileIndex({ folder, newId, onChange: look, onTree: onChange })
    this.#deleted = new DeletedFiles(folder)
  }

  /** Looks, and watches from then on. */
  async start(): Promise<void> {
    await this.#changes.run(async () => {
      await this.#index.look()
      for (const folder of ['', ...this.#index.folders])
        await removeUnfinished(this.#whole(folder), this.options.now()).catch(() => {})
    })
  }

  /** What can be brought back until now cannot any more. */
  async stop(): Promise<void> {
    this.#index.stop()
    await this.#changes.run(() => this.#forgetSecrets(this.#deleted.forget()))
  }

  async tree(): Promise<ProfileTree> {
    return await this.#changes.run(async () => this.#index.tree)
  }

  /** Fails with `profile-not-found`, or with why the file cannot be read. */
  open(at: string): Promise<OpenedProfile> {
    return this.#changes.run(async () => {
      await this.#index.look()
      return await this.#opened(at)
    })
  }

  create(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile> {
    return this.#changes.change(async () => await this.#created(this.#index.folder(folder), name, profile))
  }

  /**
   * @param edition of the file when it was opened: where it is another one now, nothing is written, and this fails with
   *   `profile-changed`. `null` overwrites what is there.
   */
  save(at: string, profile: SessionProfile, edition: string | null): Promise<OpenedProfile> {
    return this.#changes.change(async () => {
      const { id, name } = this.#index.file(at)
      const { text, file } = await this.#read(at)
      if (edition !== null && editionOf(text) !== edition) throw new AppFailure(appError('profile-changed', { name }))
      await this.#write(at, { id, name }, profile, file)
      return await this.#opened(at)
    })
  }

  /** Returns its path, as the changes below do. */
  createFolder(folder: string, name: string): Promise<string> {
    return this.#changes.change(async () => {
      const at = this.#index.freePath(this.#index.folder(folder), fileNameOf(name), '')
      await mkdir(this.#whole(at), { recursive: true })
      return at
    })
  }

  rename(at: string, name: string): Promise<string> {
    return this.#changes.change(async () => {
      if (this.#index.isFolder(at)) return await this.#moveTo(at, parentOf(at), fileNameOf(name), '')
      const { id } = this.#index.file(at)
      const { file } = await this.#read(at)
      // The name in the file first: were the app to end here, only the name of the file would be the older one.
      await this.#put(at, writeFormat(profileFormat, { ...file.value, id, name }, file.fields))
      return await this.#moveTo(at, parentOf(at), fileNameOf(name), EXTENSION)
    })
  }

  /** Into another folder. Fails with `folder-within-itself`. */
  move(at: string, folder: string): Promise<string> {
    return this.#changes.change(async () => {
      const target = this.#index.folder(folder)
      const isFolder = this.#index.isFolder(at)
      if (!isFolder) this.#index.file(at)
      if (parentOf(at) === target) return at
      if (isFolder && (target === at || target.startsWith(`${at}/`)))
        throw new AppFailure(appError('folder-within-itself', { name: nameIn(at) }))
      const extension = isFolder ? '' : EXTENSION
      return await this.#moveTo(at, target, nameIn(at).slice(0, nameIn(at).length - extension.length), extension)
    })
  }

  /** A copy beside it, with secrets of its own. */
  duplicate(at: string): Promise<OpenedProfile> {
    return this.#changes.change(async () => {
      const { name, profile } = await this.#opened(at)
      const siblings = [...this.#index.profiles()].filter(([each]) => parentOf(each) === parentOf(at))
      const copy = freeName(
        name,
        siblings.map(([, sibling]) => sibling.name),
      )
      return await this.#created(parentOf(at), copy, profile)
    })
  }

  /** Of a folder the profiles in it; other files stay, and so does the folder then. Returns what `restore` asks for. */
  delete(at: string): Promise<string> {
    return this.#changes.change(async () => {
      const isFolder = this.#index.isFolder(at)
      if (!isFolder) this.#index.file(at)
      const within = (each: string) => each === at || each.startsWith(`${at}/`)
      const profiles = [...this.#index.profiles().keys()].filter(within)
      const { token, gone } = await this.#deleted.delete(profiles, this.#index.folders.filter(within))
      // What was deleted just now is still needed; the index does not know yet that it is gone.
      await this.#forgetSecrets(gone)
      return token
    })
  }

  restore(token: string): Promise<void> {
    return this.#changes.change(() => this.#deleted.restore(token))
  }

  /** A profile, a folder, or with `''` all. */
  export(at: string, environments: readonly EnvironmentFile[]): Promise<Export> {
    return this.#changes.run(async () => {
      await this.#index.look()
      if (at !== '' && !this.#index.isFolder(at)) {
        this.#index.file(at)
        return exportOfProfile({ at, file: (await this.#read(at)).file.value })
      }
      const within = (each: string) => at === '' || each === at || each.startsWith(`${at}/`)
      const profiles = []
      for (const each of [...this.#index.profiles().keys()].filter(within))
        profiles.push({ at: each, file: (await this.#read(each)).file.value })
      return exportOfFolder(at, this.#index.folders.filter(within), profiles, at === '' ? environments : [])
    })
  }

  /** Nothing that is there is replaced. Returns how many profiles came. */
  import(folder: string, { folders, profiles }: ProfileBundle): Promise<number> {
    return this.#changes.change(async () => {
      const into = this.#index.folder(folder)
      const used = new Set([...this.#index.profiles().values()].map(({ id }) => id))
      for (const each of folders) await mkdir(this.#whole(pathIn(into, each)), { recursive: true })
      for (const { folder: within, file } of profiles) {
        const at = this.#index.freePath(within === '' ? into : pathIn(into, within), fileNameOf(file.name), EXTENSION)
        const id = used.has(file.id) ? this.options.newId() : file.id
        used.add(id)
        await this.#put(at, writeFormat(profileFormat, { ...file, id }))
        // The next one may have the same name.
        await this.#index.look()
      }
      return profiles.length
    })
  }

  async #created(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile> {
    const at = this.#index.freePath(folder, fileNameOf(name), EXTENSION)
    await this.#write(at, { id: this.options.newId(), name }, profile)
    await this.#index.look()
    return await this.#opened(at)
  }

  async #opened(at: string): Promise<OpenedProfile> {
    const { id, name } = this.#index.file(at)
    const { text, file } = await this.#read(at)
    const { profile, missing } = profileOf(file.value.profile, (secret) => this.options.vault.get(secret))
    return { path: at, id, name, edition: editionOf(text), profile, missing: missing.length }
  }

  async #read(at: string): Promise<{ text: string; file: ReadFile<ProfileFile> }> {
    const text = await readFile(this.#whole(at), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') throw notFound(at)
      throw new AppFailure(appError('workspace-file-unreadable', { problem: cause.message }), { cause })
    })
    const reading = readFormat(profileFormat, text)
    if (!reading.ok) throw new AppFailure(reading.error)
    return { text, file: reading.value }
  }

  /** Secrets first: no file refers to one that is not kept. */
  async #write(
    at: string,
    { id, name }: Pick<ProfileFile, 'id' | 'name'>,
    profile: SessionProfile,
    file?: ReadFile<ProfileFile>,
  ): Promise<void> {
    const { vault, newId } = this.options
    // A copy made by hand shares its secrets with the original until it is changed.
    const before = file?.value.id === id ? file.value.profile : undefined
    const missing = new Set(before && profileOf(before, (secret) => vault.get(secret)).missing)
    const { stored, secrets } = takeSecrets(profile, { newId, missing, ...(before && { before }) })
    await vault.put(secrets)
    await this.#put(at, writeFormat(profileFormat, { id, name, profile: stored }, file?.fields))
    const kept = referencedIds(stored)
    await this.#forgetUnused(
      (before ? referencedIds(before) : []).filter((each) => !kept.includes(each)),
      at,
    )
  }

  /** What would stay as it is is not written. */
  async #put(at: string, text: string): Promise<void> {
    const file = this.#whole(at)
    if ((await readFile(file, 'utf8').catch(() => null)) === text) return
    await mkdir(path.dirname(file), { recursive: true })
    await writeFileWhole(file, text)
  }

  async #moveTo(at: string, folder: string, name: string, extension: string): Promise<string> {
    const to = this.#index.freePath(folder, name, extension, at)
    if (to !== at) await rename(this.#whole(at), this.#whole(to))
    return to
  }

  /** Those of files that nothing brings back any more, where no other file refers to them. */
  async #forgetSecrets(texts: readonly string[]): Promise<void> {
    const ids = texts.flatMap((text) => {
      const known = readKnownProfile(text)
      return known.ok ? known.value.secrets : []
    })
    await this.#forgetUnused(ids)
  }

  /** @param except the file that does not refer to them any more */
  async #forgetUnused(ids: readonly string[], except?: string): Promise<void> {
    const others = [...this.#index.profiles()].filter(([at]) => at !== except)
    const used = new Set(others.flatMap(([, { secrets }]) => secrets))
    await this.options.vault.forget(ids.filter((id) => !used.has(id)))
  }

  #whole(at: string): string {
    return path.join(this.options.folder, at)
  }
}
