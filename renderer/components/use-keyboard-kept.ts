import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'

/**
 * While the keyboard is in a list, it is at the item that it is said to be at: one that is renamed or moved is another
 * element, and the one before takes the keyboard with it. Items have their path in `data-path`.
 *
 * @param stays says of an element of the list that it keeps the keyboard
 * @returns what the list has to listen with
 */
export function useKeyboardKept(
  listRef: RefObject<HTMLElement | null>,
  active: string | null,
  stays: (focused: Element | null) => boolean,
) {
  const isInside = useRef(false)

  // After every drawing: any may bring other elements.
  useEffect(() => {
    const list = listRef.current
    if (!isInside.current || list === null || stays(document.activeElement)) return
    const item = active === null ? null : list.querySelector<HTMLElement>(`[data-path="${CSS.escape(active)}"]`)
    if (item !== document.activeElement) item?.focus()
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
