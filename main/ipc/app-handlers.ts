import type { Fault } from '../../shared/errors/fault'
import type { Place, Versions } from '../../shared/ipc/app-channels'
import type { CommandId } from '../../shared/commands/commands'
import { toBase64 } from '../../shared/payload/base64'
import { MAX_FILE_BYTES } from '../../shared/responder/responder'
import type { FilePorts } from './file-ports'
import type { Handlers } from './register'

export interface AppPorts extends FilePorts {
  readonly demoUrl: () => Promise<string>
  readonly copy: (text: string) => void | Promise<void>
  readonly enableCommands: (enabled: readonly CommandId[]) => void
  readonly places: () => Readonly<Record<Place, string>>
  readonly showPlace: (place: Place) => Promise<void>
  readonly openGuide: () => void
  readonly diagnostics: () => Promise<string>
  readonly reportFault: (fault: Fault) => void
  readonly quit: () => void
  readonly versions: Versions
}

export function appHandlers(ports: AppPorts): Handlers['app'] {
  const { files } = ports
  return {
    enableCommands({ enabled }) {
      ports.enableCommands(enabled)
      return null
    },
    chooseFile: () => files.choose(),
    readFile: async ({ token }) => ({ base64: toBase64(await files.read(token, MAX_FILE_BYTES)) }),
    async copy({ text }) {
      await ports.copy(text)
      return null
    },
    startDemoServer: async () => ({ url: await ports.demoUrl() }),
    places: () => ports.places(),
    async showPlace({ place }) {
      await ports.showPlace(place)
      return null
    },
    openGuide() {
      ports.openGuide()
      return null
    },
    diagnostics: async () => ({ text: await ports.diagnostics() }),
    reportFault(fault) {
      ports.reportFault(fault)
      return null
    },
    quit() {
      ports.quit()
      return null
    },
    versions: () => ports.versions,
  }
}
