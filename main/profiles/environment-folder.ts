import {
  environmentFormat,
  type EditedVariables,
  type Environment,
  type EnvironmentFile,
  type EnvironmentList,
} from '../../shared/environment/environment'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { ReadFile } from '../../shared/files/file-format'
import { secretIdOf } from '../../shared/profile/stored-secrets'
import type { FolderContents } from '../files/folder-index'
import { EXTENSION, WorkspaceFolder } from '../files/workspace-folder'
import { idsBeside, withOwnIds } from './own-ids'
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

/** With the id by which it is known here. */
interface KnownEnvironment extends EnvironmentFile {
  readonly file: ReadFile<EnvironmentFile>
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The sets of variables of a workspace, a file each, and which of them holds. */
export class EnvironmentFolder {
  readonly #files: WorkspaceFolder<EnvironmentFile, KnownEnvironment, EnvironmentList>

  constructor(private readonly options: EnvironmentFolderOptions) {
    this.#files = new WorkspaceFolder({
      folder: options.folder,
      format: environmentFormat,
      remember: (file) => ({ ...file.value, file }),
      settle: ({ folders, files }) => ({ folders, files: withOwnIds(files) }),
      show: (contents, problem) => this.#list(contents, problem),
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

  list(): Promise<EnvironmentList> {
    return this.#files.known(() => this.#files.shown)
  }

  /** Of the one that holds; `null` where it has none of that name, or its secret is not known here. */
  lookup(name: string): { readonly value: string; readonly secret: boolean } | null {
    const found = this.#active()?.variables.find((variable) => variable.name === name)
    if (found === undefined) return null
    if (typeof found.value === 'string') return { value: found.value, secret: false }
    const secret = this.options.vault.get(found.value.secret)
    return secret === null ? null : { value: secret, secret: true }
  }

  /** The one that holds has a secret that is known here, and that may be sent at any time. */
  get holdsSecrets(): boolean {
    const active = this.#active()
    return active !== undefined && secretsOf(active).some((secret) => this.options.vault.get(secret) !== null)
  }

  /** Names of secret variables, by the ids of their values. */
  get secretNames(): ReadonlyMap<string, string> {
    const variables = [...this.#files.entries().values()].flatMap((environment) => environment.variables)
    return new Map(variables.flatMap(({ name, value }) => (typeof value === 'string' ? [] : [[value.secret, name]])))
  }

  /** As the files have them: without secrets. */
  files(): Promise<readonly EnvironmentFile[]> {
    return this.#files.known(() =>
      [...this.#files.entries().values()].map(({ id, name, variables }) => ({ id, name, variables })),
    )
  }

  /** Beside those that are there; all or, where there is no room, none. */
  import(environments: readonly EnvironmentFile[]): Promise<void> {
    return this.#files.change(async () => {
      const { paths } = this.#files
      const ownId = idsBeside(this.#files.entries().values(), this.options.newId)
      paths.checkRoom([], environments.length)
      const added = environments.map((environment) => {
        const at = paths.take('', environment.name, EXTENSION)
        return [at, { ...environment, id: ownId(environment.id) }] as const
      })
      await this.#files.writeNew(added)
    })
  }

  create(name: string): Promise<string> {
    return this.#files.change(async () => {
      const id = this.options.newId()
      await this.#files.write(this.#files.paths.free('', name, EXTENSION), { id, name, variables: [] })
      return id
    })
  }

  /** The name of the file stays: it is no more than a name. */
  save(id: string, name: string, variables: EditedVariables): Promise<void> {
    return this.#files.change(async () => {
      const { vault, newId } = this.options
      const [at, before] = this.#find(id)
      const earlier = new Map(before.variables.map((variable) => [variable.name, variable.value]))
      const secrets = new Map<string, string>()
      const written = variables.map((variable) => {
        if (!variable.secret) return { name: variable.name, value: variable.value }
        const known = earlier.get(variable.was ?? '')
        const reference = typeof known === 'string' ? undefined : known
        if (variable.value === null) return { name: variable.name, value: reference ?? { secret: newId() } }
        const secret = secretIdOf(variable.value, reference, { newId, secretOf: (each) => vault.get(each) })
        secrets.set(secret, variable.value)
        return { name: variable.name, value: { secret } }
      })
      // Secrets first: no file refers to one that is not kept.
      await vault.put(secrets, secretsOf(before))
      await this.#files.write(at, { id, name, variables: written }, before.file)
    })
  }

  /** Returns what `restore` asks for. */
  delete(id: string): Promise<string> {
    return this.#files.change(async () => {
      const [at, environment] = this.#find(id)
      const deletion = await this.#files.delete(at)
      await this.options.vault.giveUp(secretsOf(environment))
      return deletion
    })
  }

  /** As it was, secrets included. Fails with `name-taken` and `deletion-forgotten`. */
  restore(deletion: string): Promise<void> {
    return this.#files.change(() => this.#files.restore(deletion))
  }

  activate(id: string | null): Promise<void> {
    return this.#files.ask(async () => {
      await this.options.activate(id)
      await this.#files.look()
    })
  }

  #active(): KnownEnvironment | undefined {
    const id = this.options.active()
    return [...this.#files.entries().values()].find((environment) => environment.id === id)
  }

  #find(id: string): readonly [string, KnownEnvironment] {
    const found = [...this.#files.entries()].find(([, environment]) => environment.id === id)
    if (found === undefined) throw new AppFailure(appError('profile-not-found', { path: id }))
    return found
  }

  #list({ files }: FolderContents<KnownEnvironment>, problem: AppError | null): EnvironmentList {
    const environments = [...files.values()].flatMap((file) => (file.ok ? [this.#shown(file.value)] : []))
    const id = this.options.active()
    return {
      environments: environments.toSorted((one, other) => collator.compare(one.name, other.name)),
      active: environments.some((environment) => environment.id === id) ? id : null,
      rejected: [...files].flatMap(([at, file]) => (file.ok ? [] : [{ path: at, error: file.error }])),
      problem,
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
}

/** Ids of the secrets that it refers to. */
const secretsOf = ({ variables }: Pick<EnvironmentFile, 'variables'>): readonly string[] =>
  variables.flatMap(({ value }) => (typeof value === 'string' ? [] : [value.secret]))
