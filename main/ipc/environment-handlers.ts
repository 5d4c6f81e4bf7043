import type { EditedVariables, EnvironmentList } from '../../shared/environment/environment'
import type { Handlers } from './register'

export interface EnvironmentPorts {
  readonly workspace: {
    readonly environments: {
      list(): Promise<EnvironmentList>
      create(name: string): Promise<string>
      save(id: string, name: string, variables: EditedVariables): Promise<void>
      delete(id: string): Promise<string>
      restore(deletion: string): Promise<void>
      activate(id: string | null): Promise<void>
    }
  }
}

export function environmentHandlers({ workspace }: EnvironmentPorts): Handlers['environment'] {
  return {
    list: () => workspace.environments.list(),
    create: async ({ name }) => ({ id: await workspace.environments.create(name) }),
    async save({ id, name, variables }) {
      await workspace.environments.save(id, name, variables)
      return null
    },
    delete: async ({ id }) => ({ deletion: await workspace.environments.delete(id) }),
    async restore({ deletion }) {
      await workspace.environments.restore(deletion)
      return null
    },
    async activate({ id }) {
      await workspace.environments.activate(id)
      return null
    },
  }
}
