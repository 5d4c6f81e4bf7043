import { createContext, useContext, useEffect } from 'react'

export type FocusTarget = 'url' | 'composer' | 'timeline' | 'connections' | 'filter' | 'find' | 'profiles'

/** Places that a command can move the keyboard to; whoever draws one says how. */
export interface FocusTargets {
  readonly register: (target: FocusTarget, focus: () => void) => () => void
  readonly focus: (target: FocusTarget) => void
}

export function createFocusTargets(): FocusTargets {
  const targets = new Map<FocusTarget, () => void>()
  return {
    register(target, focus) {
      targets.set(target, focus)
      return () => {
        if (targets.get(target) === focus) targets.delete(target)
      }
    },
    focus: (target) => targets.get(target)?.(),
  }
}

export const FocusTargetsContext = createContext<FocusTargets | null>(null)

export function useFocusTarget(target: FocusTarget, focus: () => void): void {
  const targets = useContext(FocusTargetsContext)
  useEffect(() => targets?.register(target, focus), [targets, target, focus])
}
