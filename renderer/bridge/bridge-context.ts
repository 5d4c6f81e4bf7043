import { createContext, useContext } from 'react'
import type { Bridge } from './bridge'

export const BridgeContext = createContext<Bridge | null>(null)

/** For what only passes through the page, such as rows and bytes; whatever is kept goes through the store. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (!bridge) throw new Error('useBridge outside of BridgeContext')
  return bridge
}
