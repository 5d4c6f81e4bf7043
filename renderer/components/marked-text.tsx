import type { ReactNode } from 'react'
import type { TextSpan } from './text-spans'
import { VisibleText } from './visible-text'

interface MarkedTextProps {
  readonly text: string
  /** In order; what lies outside of the text is left out. */
  readonly marks: readonly TextSpan[]
  readonly lines?: 'one' | 'many'
}

/** More marks than this in one text help nobody, and cost. */
const MAX_MARKS = 1000

/** A text from elsewhere with parts of it marked. */
export function MarkedText({ text, marks, lines = 'one' }: MarkedTextProps): ReactNode {
  const parts: ReactNode[] = []
  let done = 0
  for (const mark of marks) {
    const start = Math.max(mark.start, done)
    const end = Math.min(mark.end, text.length)
    if (start >= end) continue
    parts.push(
      <VisibleText key={`before-${start}`} text={text.slice(done, start)} lines={lines} />,
      <mark key={start}>
        <VisibleText text={text.slice(start, end)} lines={lines} />
      </mark>,
    )
    done = end
    if (parts.length >= 2 * MAX_MARKS) break
  }
  if (parts.length === 0) return <VisibleText text={text} lines={lines} />
  return [...parts, <VisibleText key="rest" text={text.slice(done)} lines={lines} />]
}
