import type { ReactNode } from 'react'

interface ScrolledTextProps {
  readonly label: string
  readonly className: string
  readonly children: ReactNode
}

/** Lines in a box of its own height. It takes the keyboard, so that the keyboard can scroll it. */
export function ScrolledText({ label, className, children }: ScrolledTextProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={className} role="document" aria-label={label} tabIndex={0}>
      {children}
    </pre>
  )
}
