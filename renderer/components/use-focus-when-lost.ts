import { useEffect } from 'react'

/** Takes the keyboard as it is drawn, where nobody has it: the window opens, or what had it made room for this. */
export function useFocusWhenLost(focus: () => void): void {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) focus()
  }, [focus])
}
