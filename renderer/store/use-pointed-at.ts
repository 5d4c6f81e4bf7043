import { useEffect, useRef, type RefObject } from 'react'
import { useApp } from './store-context'
import { isPointedAt } from './tour-slice'
import type { TourPart } from './tour-steps'

/** For a part of the window that the tour may point at: it is marked then, and comes into sight. */
export function usePointedAt<Part extends HTMLElement>(
  part: TourPart,
): { readonly ref: RefObject<Part | null>; readonly className: string | undefined } {
  const ref = useRef<Part>(null)
  const isPointed = useApp((state) => isPointedAt(state, part))
  useEffect(() => {
    if (isPointed) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isPointed])
  return { ref, className: isPointed ? 'pointed-at' : undefined }
}
