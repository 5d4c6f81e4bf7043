import { useBridge } from '../bridge/bridge-context'
import { useApp } from './store-context'

export interface ReadFile {
  readonly name: string
  readonly base64: string
}

/** What reads a file of the user's choice, for a setting; `null` where there is none. Why not is said in the bar. */
export function useChosenFile(): () => Promise<ReadFile | null> {
  const bridge = useBridge()
  const fail = useApp((state) => state.failSession)
  return async () => {
    const chosen = await bridge.app.chooseFile()
    if (!chosen.ok) fail(chosen.error)
    if (!chosen.ok || chosen.value === null) return null
    const { token, name } = chosen.value
    const read = await bridge.app.readFile({ token })
    if (read.ok) return { name, base64: read.value.base64 }
    fail(read.error)
    return null
  }
}
