import type { EditedVariables, EnvironmentList } from '../../shared/environment/environment'
import type { AppError, Result } from '../../shared/errors/app-error'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import type { EnvironmentEdit } from './environment-edit'

export interface EnvironmentsSlice {
  readonly environments: EnvironmentList
  readonly environmentError: AppError | null
  /** What was deleted last and can be brought back. */
  readonly deletedEnvironment: { readonly deletion: string; readonly name: string } | null
  /** What was typed and not saved, by id: it waits while another one or none is looked at. */
  readonly environmentEdits: ReadonlyMap<string, EnvironmentEdit>
  /** The dialog with their variables. */
  readonly environmentsShown: boolean
  readonly loadEnvironments: () => Promise<void>
  readonly applyEnvironments: (list: EnvironmentList) => void
  readonly showEnvironments: (shown: boolean) => void
  readonly activateEnvironment: (id: string | null) => Promise<void>
  /** The new one holds from then on, where none did. Replies with its id. */
  readonly createEnvironment: (name: string) => Promise<string | null>
  /** `null` gives up what was typed. */
  readonly editEnvironment: (id: string, edit: EnvironmentEdit | null) => void
  /** Replies whether it is kept. */
  readonly saveEnvironment: (id: string, name: string, variables: EditedVariables) => Promise<boolean>
  readonly deleteEnvironment: (id: string) => Promise<void>
  readonly restoreEnvironment: () => Promise<void>
  /** What was deleted stays so. */
  readonly dismissDeletedEnvironment: () => void
}

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
      environmentEdits: new Map(),
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

      editEnvironment(id, edit) {
        const environmentEdits = new Map(get().environmentEdits)
        if (edit === null) environmentEdits.delete(id)
        else environmentEdits.set(id, edit)
        set({ environmentEdits })
      },

      async saveEnvironment(id, name, variables) {
        const edit = get().environmentEdits.get(id)
        const isSaved = (await answered(bridge.environment.save({ id, name, variables }))) !== undefined
        if (isSaved && get().environmentEdits.get(id) === edit) get().editEnvironment(id, null)
        return isSaved
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
