import type { OpenedProfile, ProfileTree } from '../../shared/profile/profile-tree'
import type { SessionProfile } from '../../shared/session/session-summary'
import { chooseText, type FilePorts } from './file-ports'
import type { Handlers } from './register'

export interface ProfilePorts extends FilePorts {
  readonly workspace: {
    readonly folder: string
    choose(folder: string): Promise<void>
    export(path: string): Promise<{ readonly name: string; readonly text: string }>
    import(folder: string, text: string): Promise<number>
    readonly profiles: {
      tree(): Promise<ProfileTree>
      open(path: string): Promise<OpenedProfile>
      create(folder: string, name: string, profile: SessionProfile): Promise<OpenedProfile>
      save(path: string, profile: SessionProfile, edition: string | null): Promise<OpenedProfile>
      createFolder(folder: string, name: string): Promise<string>
      rename(path: string, name: string): Promise<string>
      move(path: string, folder: string): Promise<string>
      duplicate(path: string): Promise<string>
      delete(path: string): Promise<string>
      restore(deletion: string): Promise<void>
    }
  }
}

export function profileHandlers(ports: ProfilePorts): Handlers['profile'] {
  const { workspace, files } = ports
  return {
    workspace: () => ({ folder: workspace.folder }),
    async chooseWorkspace() {
      const folder = await files.chooseFolder()
      if (folder === null) return null
      await workspace.choose(folder)
      return { folder }
    },
    tree: () => workspace.profiles.tree(),
    open: ({ path }) => workspace.profiles.open(path),
    create: ({ folder, name, profile }) => workspace.profiles.create(folder, name, profile),
    save: ({ path, profile, edition }) => workspace.profiles.save(path, profile, edition),
    createFolder: async ({ folder, name }) => ({ path: await workspace.profiles.createFolder(folder, name) }),
    rename: async ({ path, name }) => ({ path: await workspace.profiles.rename(path, name) }),
    move: async ({ path, folder }) => ({ path: await workspace.profiles.move(path, folder) }),
    duplicate: async ({ path }) => ({ path: await workspace.profiles.duplicate(path) }),
    delete: async ({ path }) => ({ deletion: await workspace.profiles.delete(path) }),
    async export({ path }) {
      const { name, text } = await workspace.export(path)
      const target = await files.chooseTarget(name)
      if (target === null) return null
      await ports.exportFile(target, text)
      return { path: target }
    },
    async import({ folder }) {
      const text = await chooseText(files)
      return text === null ? null : { profiles: await workspace.import(folder, text) }
    },
    async restore({ deletion }) {
      await workspace.profiles.restore(deletion)
      return null
    },
  }
}
