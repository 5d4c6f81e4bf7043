import { createContext, useContext, useEffect, useLayoutEffect, type RefObject } from 'react'

export type FocusTarget =
  | 'url'
  | 'composer'
  | 'timeline'
  /** That of the pane which is not the active one. */
  | 'other-timeline'
  | 'connections'
  | 'filter'
  | 'find'
  | 'profiles'

/** Places that a command can move the keyboard to; whoever draws one says how. */
export interface FocusTargets {
  readonly register: (target: FocusTarget, focus: () => void) => () => void
  /** A place that the same command has only just brought up gets the keyboard when it is drawn. */
  readonly focus: (target: FocusTarget) => void
  /**
   * A place that has the keyboard gives way: what is drawn in its stead gets it.
   *
   * @param otherwise where nothing is
   */
  readonly handOn: (target: FocusTarget, otherwise: FocusTarget) => void
}

export function createFocusTargets(): FocusTargets {
  const targets = new Map<FocusTarget, () => void>()
  let wanted: FocusTarget | null = null

  function want(target: FocusTarget, otherwise: () => void): void {
    wanted = target
    // What is drawn later than with this task was brought up by something else.
    setTimeout(() => {
      if (wanted === target) otherwise()
      wanted = null
    })
  }

  return {
    register(target, focus) {
      targets.set(target, focus)
      if (wanted === target) {
        wanted = null
        focus()
      }
      return () => {
        if (targets.get(target) === focus) targets.delete(target)
      }
    },
    focus(target) {
      const focus = targets.get(target)
      if (focus) return focus()
      want(target, () => {})
    },
    handOn: (target, otherwise) => want(target, () => targets.get(otherwise)?.()),
  }
}

export const FocusTargetsContext = createContext<FocusTargets | null>(null)

/** @param target `null` as long as it is not the one of its kind that is meant */
export function useFocusTarget(target: FocusTarget | null, focus: () => void): void {
  const targets = useContext(FocusTargetsContext)
  useEffect(() => (target === null ? undefined : targets?.register(target, focus)), [targets, target, focus])
}

/** Hands the keyboard on where it is in this place as the place goes, or is no longer the one of its kind that is meant. */
export function useFocusHandedOn(
  { target, otherwise }: { readonly target: FocusTarget; readonly otherwise: FocusTarget },
  place: RefObject<HTMLElement | null>,
  isMeant: boolean,
): void {
  const targets = useContext(FocusTargetsContext)
  useLayoutEffect(() => {
    const element = place.current
    return () => {
      if (isMeant && element?.contains(document.activeElement)) targets?.handOn(target, otherwise)
    }
  }, [targets, target, otherwise, place, isMeant])
}
