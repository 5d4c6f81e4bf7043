import type { ComposedMessage } from '../../shared/composer/composed-message'
import type { Library } from '../../shared/library/library'
import { chooseText, type FilePorts } from './file-ports'
import type { Handlers } from './register'

export interface LibraryPorts extends FilePorts {
  readonly library: {
    read(): Promise<Library>
    message(path: string): Promise<ComposedMessage>
    add(folder: string, name: string, profile: string | null, message: ComposedMessage): Promise<string>
    change(path: string, change: LibraryChange): Promise<string>
    move(path: string, folder: string, before: string | null): Promise<string>
    delete(path: string): Promise<string>
    restore(deletion: string): Promise<void>
    export(paths: readonly string[] | null): Promise<{ readonly text: string; readonly messages: number }>
    import(text: string): Promise<number>
  }
  readonly history: {
    read(profile: string | null): Promise<readonly ComposedMessage[]>
    remember(profile: string | null, message: ComposedMessage): Promise<void>
  }
}

interface LibraryChange {
  readonly name?: string | undefined
  readonly profile?: string | null | undefined
  readonly message?: ComposedMessage | undefined
}

export function libraryHandlers(ports: LibraryPorts): Handlers['library'] {
  const { library, history, files } = ports
  return {
    read: () => library.read(),
    message: ({ path }) => library.message(path),
    add: async ({ folder, name, profile, message }) => ({
      path: await library.add(folder, name, profile, message),
    }),
    change: async ({ path, ...change }) => ({ path: await library.change(path, change) }),
    move: async ({ path, folder, before }) => ({ path: await library.move(path, folder, before) }),
    delete: async ({ path }) => ({ deletion: await library.delete(path) }),
    async restore({ deletion }) {
      await library.restore(deletion)
      return null
    },
    async export({ paths }) {
      const { text, messages } = await library.export(paths)
      const path = await files.chooseTarget('messages.json')
      if (path === null) return null
      await ports.exportFile(path, text)
      return { path, messages }
    },
    async import() {
      const text = await chooseText(files)
      return text === null ? null : { messages: await library.import(text) }
    },
    history: ({ owner }) => history.read(owner),
    async remember({ owner, message }) {
      await history.remember(owner, message)
      return null
    },
  }
}
