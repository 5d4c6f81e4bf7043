import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { EnvironmentList } from '../../shared/environment/environment'
import { authorization } from '../../shared/redaction/learned-secrets'
import type { KnownSecret } from '../../shared/redaction/known-secret'
import type { ProfileTree } from '../../shared/profile/profile-tree'
import { Choices } from './choices'
import { EnvironmentFolder } from './environment-folder'
import { ProfileFolder } from './profile-folder'
import { readTransfer, type Export } from './profile-transfer'
import { referredTo } from './referred-to'
import { SecretVault, type Cipher } from './secret-vault'
import { VariableResolver } from './variable-resolver'

export interface WorkspaceOptions {
  /** The workspace where nobody has chosen another one. */
  readonly folder: string
  /** For what belongs to this computer: secrets, and what was chosen. */
  readonly own: string
  readonly cipher: Cipher
  readonly onProfiles: (tree: ProfileTree) => void
  readonly onEnvironments: (list: EnvironmentList) => void
  /** Another folder is used from now on, or the first one: it may hold more than profiles. */
  readonly onFolder: (folder: string) => Promise<void>
  /** Ids of profiles that were deleted, cannot be brought back any more, and are in no other workspace: nobody asks for them. */
  readonly onGone: (profiles: readonly string[]) => Promise<void>
  readonly newId: () => string
}

/** A folder of plain files with all that somebody saves, which can be another one at any time, and what must not be in it. */
export class Workspace {
  readonly variables = new VariableResolver(
    (name) => this.environments.lookup(name),
    () => this.environments.holdsSecrets,
  )
  readonly #vault: SecretVault
  readonly #choices: Choices
  #folder: string
  #profiles: ProfileFolder
  #environments: EnvironmentFolder

  constructor(private readonly options: WorkspaceOptions) {
    this.#vault = new SecretVault(path.join(options.own, 'secrets.json'), options.cipher)
    this.#choices = new Choices(path.join(options.own, 'choices.json'))
    this.#folder = options.folder
    this.#profiles = this.#profilesOf(options.folder)
    this.#environments = this.#environmentsOf(options.folder)
  }

  get folder(): string {
    return this.#folder
  }

  get profiles(): ProfileFolder {
    return this.#profiles
  }

  get environments(): EnvironmentFolder {
    return this.#environments
  }

  /** All that is secret and known here now: variables of all environments, and what profiles refer to. */
  knownSecrets(): readonly KnownSecret[] {
    const names = this.environments.secretNames
    return [...this.#vault.all()].flatMap(([id, value]) => {
      const name = names.get(id)
      // A profile may have a whole Authorization header.
      const values = name === undefined ? [value, ...authorization(value)] : [value]
      return values.map((each) => ({ name: name ?? '', value: each }))
    })
  }

  /** From then on variables have their values, and what is asked of the rest is of the workspace that was chosen. */
  async start(): Promise<void> {
    await Promise.all([this.#vault.open(), this.#choices.open()])
    await this.#use(this.#choices.workspace ?? this.options.folder)
  }

  /** Goes over to another folder, for the next start too. */
  async choose(folder: string): Promise<void> {
    // Where that cannot be remembered, all stays as it is.
    await this.#choices.chooseWorkspace(folder === this.options.folder ? null : folder)
    await this.stop()
    await this.#use(folder)
    this.options.onProfiles(await this.profiles.tree())
    this.options.onEnvironments(await this.environments.list())
  }

  /** What can be brought back until now cannot any more: what belongs to it goes, where nobody else refers to it. */
  async stop(): Promise<void> {
    await Promise.all([this.environments.stop(), this.profiles.stop()])
    const workspaces = [...new Set([this.options.folder, this.#folder, ...this.#choices.workspaces])]
    try {
      await this.#vault.forgetUnused((ids) => referredTo(ids, workspaces))
      const deleted = this.profiles.takeDeleted()
      const used = await referredTo(deleted, workspaces)
      await this.options.onGone(deleted.filter((id) => !used.has(id)))
    } catch {
      // It stays where it is, for its owner alone, and secrets are given up still.
    }
  }

  /** A profile, a folder, or with `''` the whole workspace. */
  async export(at: string): Promise<Export> {
    return await this.profiles.export(at, await this.environments.files())
  }

  /** What `export` made, here or elsewhere. Returns how many profiles it had. */
  async import(folder: string, text: string): Promise<number> {
    const bundle = readTransfer(text, this.options.newId)
    const imported = await this.profiles.import(folder, bundle)
    await this.environments.import(bundle.environments)
    return imported
  }

  async #use(folder: string): Promise<void> {
    this.#folder = folder
    this.#profiles = this.#profilesOf(folder)
    this.#environments = this.#environmentsOf(folder)
    // Where there is nothing to watch, nothing is heard of what somebody puts there. What is wrong with it, reading says.
    await mkdir(folder, { recursive: true }).catch(() => {})
    // Who asks for profiles or messages waits for them by that; variables are asked for without waiting.
    void Promise.all([this.profiles.start(), this.options.onFolder(folder)])
    await this.environments.start()
  }

  #profilesOf(folder: string): ProfileFolder {
    const { newId, onProfiles } = this.options
    const onChange = (tree: ProfileTree) => folder === this.#folder && onProfiles(tree)
    return new ProfileFolder({ folder: path.join(folder, 'profiles'), vault: this.#vault, newId, onChange })
  }

  #environmentsOf(folder: string): EnvironmentFolder {
    const { newId, onEnvironments } = this.options
    return new EnvironmentFolder({
      folder: path.join(folder, 'environments'),
      vault: this.#vault,
      active: () => this.#choices.environment(folder),
      activate: (id) => this.#choices.chooseEnvironment(folder, id),
      onChange: (list) => folder === this.#folder && onEnvironments(list),
      newId,
    })
  }
}
