import { mkdir, unlink } from 'node:fs/promises'
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
import type { FolderContents } from '../files/folder-index'
import { OneAtATime } from '../files/one-at-a-time'
import { WatchedFolder } from '../files/watched-folder'
import { writeFileWhole } from '../files/write-file-whole'
import { fileNameOf, freeName } from '../files/file-name'
import { OwnIds } from './own-ids'
import type { SecretVault } from './secret-vault'
import { asWriteFailure } from '../files/write-failure'

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
  readonly #queue = new OneAtATime()
  readonly #files: WatchedFolder<ReadFile<EnvironmentFile>>
  readonly #ownIds: OwnIds
  #contents: FolderContents<ReadFile<EnvironmentFile>> = { folders: [], files: new Map() }
  /** Those that can be read, by the names of their files. */
  #known: ReadonlyMap<string, ReadFile<EnvironmentFile>> = new Map()
  #problem: AppError | null = null
  #told = ''

  constructor(private readonly options: EnvironmentFolderOptions) {
    this.#ownIds = new OwnIds(options.newId)
    this.#files = new WatchedFolder({
      folder: options.folder,
      read: (text) => readFormat(environmentFormat, text),
      onChange: () => void this.#queue.run(() => this.#look()),
    })
  }

  async start(): Promise<void> {
    await this.#queue.run(() => this.#look())
  }

  stop(): void {
    this.#files.stop()
  }

  list(): Promise<EnvironmentList> {
    return this.#queue.run(async () => this.#list())
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
    return this.#queue.run(async () => [...this.#known.values()].map(({ value }) => value))
  }

  /** Beside those that are there. */
  import(environments: readonly EnvironmentFile[]): Promise<void> {
    return this.#change(async () => {
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
    return this.#change(async () => {
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
    return this.#change(async () => {
      const [at, before] = this.#find(id)
      const references = new Map(
        before.value.variables.flatMap((variable) =>
          typeof variable.value === 'string' ? [] : [[variable.name, variable.value] as const],
        ),
      )
      const secrets = new Map<string, string>()
      const written = variables.map((variable) => {
        if (!variable.secret) return { name: variable.name, value: variable.value ?? '' }
        const reference = references.get(variable.was ?? '') ?? { secret: this.options.newId() }
        if (variable.value !== null) secrets.set(reference.secret, variable.value)
        return { name: variable.name, value: reference }
      })
      await this.options.vault.put(secrets)
      await this.#put(at, { id, name, variables: written }, before)
      const kept = new Set(written.flatMap(({ value }) => (typeof value === 'string' ? [] : [value.secret])))
      await this.options.vault.forget(
        [...references.values()].map(({ secret }) => secret).filter((each) => !kept.has(each)),
      )
    })
  }

  delete(id: string): Promise<void> {
    return this.#change(async () => {
      const [at, { value }] = this.#find(id)
      await unlink(path.join(this.options.folder, at))
      const secrets = value.variables.flatMap((variable) =>
        typeof variable.value === 'string' ? [] : [variable.value.secret],
      )
      await this.options.vault.forget(secrets)
    })
  }

  activate(id: string | null): Promise<void> {
    return this.#change(() => this.options.activate(id))
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

  #change<T>(action: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      await this.#look()
      try {
        return await action()
      } catch (cause) {
        throw asWriteFailure(cause)
      } finally {
        await this.#look()
      }
    })
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
