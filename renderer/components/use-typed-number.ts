import { useState, type ChangeEvent, type KeyboardEvent } from 'react'

/**
 * What a field for a number has to listen with: it keeps what is typed while it is no number that is allowed, and gives on
 * those that are. What was begun and came to nothing leaves the value that there was before, not the part of it that was a
 * number; Enter is not taken then, and leaving the field shows that value again.
 */
export function useTypedNumber(value: string, isValid: (text: string) => boolean, onValid: (text: string) => void) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly before: string } | null>(null)
  const shown = typed?.text ?? value
  const isWrong = !isValid(shown)
  return {
    isWrong,
    field: {
      value: shown,
      inputMode: 'numeric',
      autoComplete: 'off',
      onChange({ target: { value: text } }: ChangeEvent<HTMLInputElement>) {
        const before = typed?.before ?? value
        setTyped({ text, before })
        onValid(isValid(text) ? text : before)
      },
      onKeyDown(press: KeyboardEvent) {
        if (press.key === 'Enter' && isWrong) press.preventDefault()
      },
      onBlur: () => setTyped(null),
    },
  } as const
}
