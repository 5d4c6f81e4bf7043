import type { ReactNode } from 'react'
import { unseenIn } from '../../shared/wording/unseen-characters'
import './controls.css'

interface VisibleTextProps {
  readonly text: string
  /** Of several lines, breaks and tabs are left to do what they do. */
  readonly lines?: 'one' | 'many'
}

/**
 * Text from elsewhere. Characters that nobody would see, or that would turn others round, have a sign drawn over them; they
 * stay in the text, shut off from the rest of it, so that what is selected and copied is what was there.
 */
export function VisibleText({ text, lines = 'one' }: VisibleTextProps): ReactNode {
  const unseen = unseenIn(text, lines)
  if (unseen.length === 0) return text
  const parts: ReactNode[] = []
  let end = 0
  for (const { index, length, token } of unseen) {
    parts.push(
      text.slice(end, index),
      <span key={index} className="unseen" data-token={token}>
        <span>{text.slice(index, index + length)}</span>
      </span>,
    )
    end = index + length
  }
  return [...parts, text.slice(end)]
}
