import { createContext, useContext } from 'react'

export type Copy = (text: string) => Promise<unknown>

/** How text gets to the clipboard. Main does it: a page served from `app://` may not. */
export const CopyContext = createContext<Copy | null>(null)

export function useCopy(): Copy {
  const copy = useContext(CopyContext)
  if (!copy) throw new Error('useCopy outside of CopyContext')
  return copy
}
