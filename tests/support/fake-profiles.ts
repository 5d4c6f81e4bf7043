import { appError, type Result } from '../../shared/errors/app-error'
import { parentOf } from '../../shared/files/workspace-path'
import type { Inspector } from '../../shared/ipc/contract'
import type { OpenedProfile, ProfileEntry, ProfileTree } from '../../shared/profile/profile-tree'
import { sessionEndpoint } from '../../shared/session/session-endpoint'

type Profiles = Inspector['profile']

const notFound: Result<never> = { ok: false, error: appError('profile-not-found', { path: '?' }) }

/** Stands for a workspace: profiles in memory, with what another program does at the word of the test. */
export class FakeProfiles implements Profiles {
  /** By path. */
  readonly profiles = new Map<string, OpenedProfile>()
  readonly folders = new Set<string>()
  /** What the dialog comes to; `null` where it is cancelled. */
  chosenWorkspace: string | null = null
  readonly #listeners = new Set<(tree: ProfileTree) => void>()
  readonly #deleted = new Map<string, OpenedProfile>()
  #count = 0

  /** As another program would. */
  write(path: string, change: Partial<OpenedProfile>): void {
    const known = this.profiles.get(path)
    if (known) this.#put({ ...known, ...change })
  }

  remove(path: string): void {
    this.profiles.delete(path)
    this.#tell()
  }

  workspace: Profiles['workspace'] = async () => ({ ok: true, value: { folder: '/home/me/workspace' } })

  chooseWorkspace: Profiles['chooseWorkspace'] = async () => ({
    ok: true,
    value: this.chosenWorkspace === null ? null : { folder: this.chosenWorkspace },
  })

  tree: Profiles['tree'] = async () => ({ ok: true, value: this.#tree() })

  changed: Profiles['changed'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  open: Profiles['open'] = async ({ path }) => this.#get(path)

  create: Profiles['create'] = async ({ folder, name, profile }) => {
    const path = `${folder === '' ? '' : `${folder}/`}${name}.json`
    return this.#put({ path, id: `profile-${++this.#count}`, name, edition: '', profile, missing: 0 })
  }

  save: Profiles['save'] = async ({ path, profile, edition }) => {
    const known = this.profiles.get(path)
    if (!known) return notFound
    if (edition !== null && edition !== known.edition)
      return { ok: false, error: appError('profile-changed', { name: known.name }) }
    return this.#put({ ...known, profile })
  }

  createFolder: Profiles['createFolder'] = async ({ folder, name }) => {
    const path = `${folder === '' ? '' : `${folder}/`}${name}`
    this.folders.add(path)
    this.#tell()
    return { ok: true, value: { path } }
  }

  rename: Profiles['rename'] = async ({ path, name }) => {
    const known = this.profiles.get(path)
    if (!known) return notFound
    this.profiles.delete(path)
    const to = path.replace(/[^/]*$/, `${name}.json`)
    this.#put({ ...known, path: to, name })
    return { ok: true, value: { path: to } }
  }

  move: Profiles['move'] = async ({ path, folder }) => {
    const known = this.profiles.get(path)
    if (!known) return notFound
    this.profiles.delete(path)
    const to = `${folder === '' ? '' : `${folder}/`}${path.replace(/^.*\//, '')}`
    this.#put({ ...known, path: to })
    return { ok: true, value: { path: to } }
  }

  duplicate: Profiles['duplicate'] = async ({ path }) => {
    const known = this.profiles.get(path)
    return known ? await this.create({ folder: '', name: `${known.name} 2`, profile: known.profile }) : notFound
  }

  delete: Profiles['delete'] = async ({ path }) => {
    const known = this.profiles.get(path)
    if (!known) return notFound
    this.#deleted.set(path, known)
    this.remove(path)
    return { ok: true, value: { deletion: path } }
  }

  restore: Profiles['restore'] = async ({ deletion }) => {
    const known = this.#deleted.get(deletion)
    if (!known) return { ok: false, error: appError('deletion-forgotten') }
    this.#put(known)
    return { ok: true, value: null }
  }

  export: Profiles['export'] = async () => ({ ok: true, value: null })

  import: Profiles['import'] = async () => ({ ok: true, value: null })

  #get(path: string): Result<OpenedProfile> {
    const found = this.profiles.get(path)
    return found ? { ok: true, value: found } : notFound
  }

  #put(profile: OpenedProfile): Result<OpenedProfile> {
    const written = { ...profile, edition: `edition-${++this.#count}` }
    this.profiles.set(profile.path, written)
    this.#tell()
    return { ok: true, value: written }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#tree())
  }

  #tree(): ProfileTree {
    const within = (folder: string): ProfileEntry[] => [
      ...[...this.folders]
        .filter((path) => parentOf(path) === folder)
        .map((path) => ({ kind: 'folder' as const, path, name: path.replace(/^.*\//, ''), entries: within(path) })),
      ...[...this.profiles.values()]
        .filter(({ path }) => parentOf(path) === folder)
        .map(({ path, id, name, edition, profile }) => ({
          kind: 'profile' as const,
          path,
          id,
          name,
          edition,
          mode: profile.mode,
          endpoint: sessionEndpoint(profile),
        })),
    ]
    return { entries: within(''), rejected: [], problem: null }
  }
}
