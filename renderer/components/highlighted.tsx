import { memo, type ReactNode } from 'react'

interface HighlightedProps {
  readonly text: string
  /** With the flag `g`; `null` marks nothing. */
  readonly pattern: RegExp | null
}

/** More marks than this in one text help nobody, and cost. */
const MAX_MARKS = 1000

/** A text with what matches marked. */
export const Highlighted = memo(function Highlighted({ text, pattern }: HighlightedProps): ReactNode {
  if (pattern === null) return text
  const parts: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue
    parts.push(text.slice(end, match.index), <mark key={match.index}>{match[0]}</mark>)
    end = match.index + match[0].length
    if (parts.length > 2 * MAX_MARKS) break
  }
  return parts.length === 0 ? text : [...parts, text.slice(end)]
})
