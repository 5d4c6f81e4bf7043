import type { EditedVariables, Environment, EnvironmentList } from '../../shared/environment/environment'
import type { AppError, Result } from '../../shared/errors/app-error'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'

export interface EnvironmentsSlice {
  readonly environments: EnvironmentList
  readonly environmentError: AppError | null
  /** What was deleted last and can be brought back. */
  readonly deletedEnvironment: { readonly deletion: string; readonly name: string } | null
  /** The dialog with their variables. */
  readonly environmentsShown: boolean
  readonly loadEnvironments: () => Promise<void>
  readonly applyEnvironments: (list: EnvironmentList) => void
  readonly showEnvironments: (shown: boolean) => void
  readonly activateEnvironment: (id: string | null) => Promise<void>
  /** The new one holds from then on, where none did. Replies with its id. */
  readonly createEnvironment: (name: string) => Promise<string | null>
  /** Replies whether it is kept. */
  readonly saveEnvironment: (id: string, name: string, variables: EditedVariables) => Promise<boolean>
  readonly deleteEnvironment: (id: string) => Promise<void>
  readonly restoreEnvironment: () => Promise<void>
  /** What was deleted stays so. */
  readonly dismissDeletedEnvironment: () => void
}

export const activeEnvironment = ({ environments }: Pick<EnvironmentsSlice, 'environments'>): Environment | undefined =>
  environments.environments.find(({ id }) => id === environments.active)

export const createEnvironmentsSlice =
  (bridge: Bridge): Slice<EnvironmentsSlice> =>
  (set, get) => {
    async function answered<T>(reply: Promise<Result<T>>): Promise<T | undefined> {
      const result = await reply
      set({ environmentError: result.ok ? null : result.error })
      return result.ok ? result.value : undefined
    }

    return {
      environments: { environments: [], active: null, rejected: [], problem: null, secretsLast: true },
      environmentError: null,
      deletedEnvironment: null,
      environmentsShown: false,

      async loadEnvironments() {
        const list = await answered(bridge.environment.list())
        if (list) set({ environments: list })
      },

      applyEnvironments(environments) {
        set({ environments })
      },

      showEnvironments(environmentsShown) {
        set({ environmentsShown, environmentError: null })
      },

      async activateEnvironment(id) {
        await answered(bridge.environment.activate({ id }))
      },

      async createEnvironment(name) {
        const created = await answered(bridge.environment.create({ name }))
        if (created === undefined) return null
        if (get().environments.active === null) await get().activateEnvironment(created.id)
        return created.id
      },

      async saveEnvironment(id, name, variables) {
        return (await answered(bridge.environment.save({ id, name, variables }))) !== undefined
      },

      async deleteEnvironment(id) {
        const name = get().environments.environments.find((each) => each.id === id)?.name ?? ''
        const deleted = await answered(bridge.environment.delete({ id }))
        if (deleted) set({ deletedEnvironment: { ...deleted, name } })
      },

      async restoreEnvironment() {
        const { deletedEnvironment } = get()
        if (deletedEnvironment === null) return
        const restored = await answered(bridge.environment.restore({ deletion: deletedEnvironment.deletion }))
        if (restored !== undefined) set({ deletedEnvironment: null })
      },

      dismissDeletedEnvironment() {
        set({ deletedEnvironment: null })
      },
    }
  }
