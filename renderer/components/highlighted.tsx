import { memo, type ReactNode } from 'react'
import { MarkedText } from './marked-text'
import { matchesOf } from './text-spans'

interface HighlightedProps {
  readonly text: string
  /** With the flag `g`; `null` marks nothing. */
  readonly pattern: RegExp | null
  readonly lines?: 'one' | 'many'
}

/** A text with what matches marked. */
export const Highlighted = memo(function Highlighted({ text, pattern, lines = 'one' }: HighlightedProps): ReactNode {
  return <MarkedText text={text} marks={pattern === null ? [] : matchesOf(text, pattern)} lines={lines} />
})
