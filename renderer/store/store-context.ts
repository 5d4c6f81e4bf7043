import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AppState } from './app-state'
import type { AppStore } from './app-store'

export const StoreContext = createContext<AppStore | null>(null)

/** Draws its component again only when what `select` gives has changed. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select)
}

/** For event handlers, which read the state when they run. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useAppStore outside of StoreContext')
  return store
}
