import { appError } from '../../shared/errors/app-error'
import type { Environment, EnvironmentList } from '../../shared/environment/environment'
import type { Inspector } from '../../shared/ipc/contract'

type Environments = Inspector['environment']

/** Stands for the environments of a workspace, in memory. */
export class FakeEnvironments implements Environments {
  #list: EnvironmentList = { environments: [], active: null, rejected: [], problem: null, secretsLast: true }
  #deleted: Environment | undefined
  readonly #listeners = new Set<(list: EnvironmentList) => void>()

  list: Environments['list'] = async () => ({ ok: true, value: this.#list })

  changed: Environments['changed'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  create: Environments['create'] = async ({ name }) => {
    const id = `environment-${this.#list.environments.length + 1}`
    this.change({ environments: [...this.#list.environments, { id, name, variables: [] }] })
    return { ok: true, value: { id } }
  }

  save: Environments['save'] = async ({ id, name, variables }) => {
    const shown = variables.map((each) => ({
      name: each.name,
      value: each.secret ? null : each.value,
      secret: each.secret,
      missing: false,
    }))
    this.change({
      environments: this.#list.environments.map((each) => (each.id === id ? { id, name, variables: shown } : each)),
    })
    return { ok: true, value: null }
  }

  delete: Environments['delete'] = async ({ id }) => {
    this.#deleted = this.#list.environments.find((each) => each.id === id)
    this.change({ environments: this.#list.environments.filter((each) => each.id !== id) })
    return { ok: true, value: { deletion: id } }
  }

  restore: Environments['restore'] = async () => {
    if (this.#deleted === undefined) return { ok: false, error: appError('deletion-forgotten') }
    this.change({ environments: [...this.#list.environments, this.#deleted] })
    this.#deleted = undefined
    return { ok: true, value: null }
  }

  activate: Environments['activate'] = async ({ id }) => {
    this.change({ active: id })
    return { ok: true, value: null }
  }

  change(change: Partial<EnvironmentList>): void {
    this.#list = { ...this.#list, ...change }
    for (const listener of this.#listeners) listener(this.#list)
  }
}
