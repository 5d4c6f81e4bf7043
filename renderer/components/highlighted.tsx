import { memo, type ReactNode } from 'react'
import { MarkedText } from './marked-text'
import type { MarkPattern } from './text-spans'

interface HighlightedProps {
  readonly text: string
  /** `null` marks nothing. */
  readonly pattern: MarkPattern | null
  readonly lines?: 'one' | 'many'
}

/** A text with what matches marked. */
export const Highlighted = memo(function Highlighted({ text, pattern, lines = 'one' }: HighlightedProps): ReactNode {
  return <MarkedText text={text} marks={pattern === null ? [] : pattern.spansOf(text)} lines={lines} />
})
