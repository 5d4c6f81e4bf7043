import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import {
  environmentFormat,
  type EditedVariables,
  type Environment,
  type EnvironmentFile,
  type EnvironmentList,
} from '../../shared/environment/environment'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { readFormat, writeFormat, type ReadFile } from '../../shared/files/file-format'
import { DeletedFiles } from '../files/deleted-files'
import type { FolderContents } from '../files/folder-index'
import { FolderChanges } from '../files/folder-changes'
import { WatchedFolder } from '../files/watched-folder'
import { writeFileWhole } from '../files/write-file-whole'
import { fileNameOf, freeName } from '../files/file-name'
import { OwnIds } from './own-ids'
import type { SecretVault } from './secret-vault'

export interface EnvironmentFolderOptions {
  readonly folder: string
  readonly vault: SecretVault
  /** Id of the one that holds. */
  readonly active: () => string | null
  readonly activate: (id: string | null) => Promise<void>
  readonly onChange: (list: EnvironmentList) => unknown
  readonly newId: () => string
}

const EXTENSION = '.json'
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The sets of variables of a workspace, a file each, and which of them holds. */
export class EnvironmentFolder {
  readonly #changes = new FolderChanges(() => this.#look())
  readonly #files: WatchedFolder<ReadFile<EnvironmentFile>>
  readonly #deleted: DeletedFiles
  readonly #ownIds: OwnIds
  #contents: FolderContents<ReadFile<EnvironmentFile>> = { folders: [], files: new Map() }
  /** Those that can be read, by the names of their files. */
  #known: ReadonlyMap<string, ReadFile<EnvironmentFile>> = new Map()
  #problem: AppError | null = null
  #told = ''

  constructor(private readonly options: EnvironmentFolderOptions) {
    this.#ownIds = new OwnIds(options.newId)
    this.#deleted = new DeletedFiles(options.folder)
    this.#files = new WatchedFolder({
      folder: options.folder,
      read: (text) => readFormat(environmentFormat, text),
      onChange: () => void this.#changes.run(() => this.#look()),
    })
  }

  async start(): Promise<void> {
    await this.#changes.run(() => this.#look())
  }

  /** What can be brought back until now cannot any more. */
  async stop(): Promise<void> {
    this.#files.stop()
    await this.#changes.run(() => this.#forgetSecrets(this.#deleted.forget()))
  }

  list(): Promise<EnvironmentList> {
    return this.#changes.run(async () => this.#list())
  }

  /** Of the one that holds; `null` where it has none of that name, or its secret is not known here. */
  lookup(name: string): { readonly value: string; readonly secret: boolean } | null {
    const id = this.options.active()
    const active = [...this.#known.values()].find((environment) => environment.value.id === id)
    const found = active?.value.variables.find((variable) => variable.name === name)
    if (found === undefined) return null
    if (typeof found.value === 'string') return { value: found.value, secret: false }
    const secret = this.options.vault.get(found.value.secret)
    return secret === null ? null : { value: secret, secret: true }
  }

  /** As the files have them: without secrets. */
  files(): Promise<readonly EnvironmentFile[]> {
    return this.#changes.run(async () => [...this.#known.values()].map(({ value }) => value))
  }

  /** Beside those that are there. */
  import(environments: readonly EnvironmentFile[]): Promise<void> {
    return this.#changes.change(async () => {
      for (const environment of environments) {
        const used = [...this.#known.values()].some(({ value }) => value.id === environment.id)
        await this.#add({ ...environment, id: used ? this.options.newId() : environment.id })
        await this.#look()
      }
    })
  }

  /** The one that holds has a secret that is known here, and that may be sent at any time. */
  get holdsSecrets(): boolean {
    const id = this.options.active()
    const active = [...this.#known.values()].find((environment) => environment.value.id === id)
    return (active?.value.variables ?? []).some(
      ({ value }) => typeof value !== 'string' && this.options.vault.get(value.secret) !== null,
    )
  }

  create(name: string): Promise<string> {
    return this.#changes.change(async () => {
      const id = this.options.newId()
      await this.#add({ id, name, variables: [] })
      return id
    })
  }

  async #add(environment: EnvironmentFile): Promise<void> {
    const taken = [...this.#contents.files.keys()].map((each) => each.slice(0, -EXTENSION.length))
    await mkdir(this.options.folder, { recursive: true })
    await this.#put(freeName(fileNameOf(environment.name), taken) + EXTENSION, environment)
  }

  /** The name of the file stays: it is no more than a name. */
  save(id: string, name: string, variables: EditedVariables): Promise<void> {
    return this.#changes.change(async () => {
      const [at, before] = this.#find(id)
      const references = new Map(
        before.value.variables.flatMap((variable) =>
          typeof variable.value === 'string' ? [] : [[variable.name, variable.value] as const],
        ),
      )
      const secrets = new Map<string, string>()
      const written = variables.map((variable) => {
        if (!variable.secret) return { name: variable.name, value: variable.value }
        const reference = references.get(variable.was ?? '') ?? { secret: this.options.newId() }
        if (variable.value !== null) secrets.set(reference.secret, variable.value)
        return { name: variable.name, value: reference }
      })
      await this.options.vault.put(secrets)
      await this.#put(at, { id, name, variables: written }, before)
      const kept = secretsOf({ variables: written })
      await this.#forgetUnused(
        [...references.values()].map(({ secret }) => secret).filter((each) => !kept.includes(each)),
        at,
      )
    })
  }

  /** Returns what `restore` asks for. */
  delete(id: string): Promise<string> {
    return this.#changes.change(async () => {
      const [at] = this.#find(id)
      const { token, gone } = await this.#deleted.delete([at], [])
      // What was deleted just now is still needed, and still known: the next look is to come.
      await this.#forgetSecrets(gone)
      return token
    })
  }

  /** As it was, secrets included. Fails with `name-taken` and `deletion-forgotten`. */
  restore(deletion: string): Promise<void> {
    return this.#changes.change(() => this.#deleted.restore(deletion))
  }

  activate(id: string | null): Promise<void> {
    return this.#changes.change(() => this.options.activate(id))
  }

  #find(id: string): readonly [string, ReadFile<EnvironmentFile>] {
    const found = [...this.#known].find(([, { value }]) => value.id === id)
    if (found === undefined) throw new AppFailure(appError('profile-not-found', { path: id }))
    return found
  }

  async #put(at: string, environment: EnvironmentFile, before?: ReadFile<EnvironmentFile>): Promise<void> {
    await writeFileWhole(
      path.join(this.options.folder, at),
      writeFormat(environmentFormat, environment, before?.fields),
    )
  }

  /** Those of files that nothing brings back any more. */
  async #forgetSecrets(texts: readonly string[]): Promise<void> {
    const ids = texts.flatMap((text) => {
      const reading = readFormat(environmentFormat, text)
      return reading.ok ? secretsOf(reading.value.value) : []
    })
    await this.#forgetUnused(ids)
  }

  /**
   * A copy that was made by hand has the secrets of the original.
   *
   * @param except the file that does not refer to them any more
   */
  async #forgetUnused(ids: readonly string[], except?: string): Promise<void> {
    const others = [...this.#known].filter(([at]) => at !== except)
    const used = new Set(others.flatMap(([, { value }]) => secretsOf(value)))
    await this.options.vault.forget(ids.filter((id) => !used.has(id)))
  }

  #list(): EnvironmentList {
    const environments = [...this.#known.values()].map(({ value }) => this.#shown(value))
    const id = this.options.active()
    return {
      environments: environments.toSorted((one, other) => collator.compare(one.name, other.name)),
      active: environments.some((environment) => environment.id === id) ? id : null,
      rejected: [...this.#contents.files].flatMap(([at, file]) => (file.ok ? [] : [{ path: at, error: file.error }])),
      problem: this.#problem,
      secretsLast: this.options.vault.lasting,
    }
  }

  #shown({ id, name, variables }: EnvironmentFile): Environment {
    return {
      id,
      name,
      variables: variables.map((variable) =>
        typeof variable.value === 'string'
          ? { name: variable.name, value: variable.value, secret: false, missing: false }
          : {
              name: variable.name,
              value: null,
              secret: true,
              missing: this.options.vault.get(variable.value.secret) === null,
            },
      ),
    }
  }

  #withOwnIds(): ReadonlyMap<string, ReadFile<EnvironmentFile>> {
    const files = [...this.#contents.files].flatMap(([at, file]) => (file.ok ? [[at, file.value] as const] : []))
    const aliases = this.#ownIds.assign(new Map(files.map(([at, { value }]) => [at, value])))
    return new Map(
      files.map(([at, file]) => [at, { ...file, value: { ...file.value, id: aliases.get(at) ?? file.value.id } }]),
    )
  }

  async #look(): Promise<void> {
    try {
      this.#contents = await this.#files.look()
      this.#known = this.#withOwnIds()
      this.#problem = null
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      this.#problem = error.error
    }
    const list = this.#list()
    const told = JSON.stringify(list)
    if (told === this.#told) return
    this.#told = told
    this.options.onChange(list)
  }
}

/** Ids of the secrets that it refers to. */
const secretsOf = ({ variables }: Pick<EnvironmentFile, 'variables'>): readonly string[] =>
  variables.flatMap(({ value }) => (typeof value === 'string' ? [] : [value.secret]))
