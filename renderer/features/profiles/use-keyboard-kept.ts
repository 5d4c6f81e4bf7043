import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'

/**
 * While the keyboard is in the tree, it is at the entry that it is said to be at: one that is renamed or moved is another
 * element, and the one before takes the keyboard with it. Returns what the tree has to listen with.
 */
export function useKeyboardKept(treeRef: RefObject<HTMLElement | null>, active: string | null) {
  const isInside = useRef(false)

  // After every drawing: any may bring other elements.
  useEffect(() => {
    const tree = treeRef.current
    if (!isInside.current || tree === null || document.activeElement instanceof HTMLInputElement) return
    const row = active === null ? null : tree.querySelector<HTMLElement>(`[data-path="${CSS.escape(active)}"]`)
    if (row !== document.activeElement) row?.focus()
  })

  return {
    onFocus: () => {
      isInside.current = true
    },
    // An element that is taken out of the page says nothing of it.
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      isInside.current = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
    },
  }
}
