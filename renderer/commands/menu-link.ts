import type { Bridge } from '../bridge/bridge'
import type { AppStore } from '../store/app-store'
import { enabledCommands, type CommandRegistry } from './command-registry'

/**
 * Ties the native menu to the registry: what it asks for is run, what makes no sense now is greyed out. Returns what ends
 * it.
 */
export function linkMenu(bridge: Bridge, store: AppStore, registry: CommandRegistry): () => void {
  let told = ''

  function tell(): void {
    const enabled = [...enabledCommands(registry, store.getState())]
    if (enabled.join() === told) return
    told = enabled.join()
    void bridge.app.enableCommands({ enabled })
  }

  tell()
  const endTelling = store.subscribe(tell)
  const endListening = bridge.app.command(({ command }) => registry.run(command))
  return () => {
    endTelling()
    endListening()
  }
}
