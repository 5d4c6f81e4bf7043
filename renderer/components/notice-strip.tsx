import type { ReactNode } from 'react'
import './notice-strip.css'

interface NoticeStripProps {
  readonly label: string
  /** What can be done about it, at its end. */
  readonly end?: ReactNode
  readonly children: ReactNode
}

/** Across the window: how something goes that takes a while, and what became of it. */
export function NoticeStrip({ label, end, children }: NoticeStripProps): ReactNode {
  return (
    <section className="notice-strip" aria-label={label}>
      {children}
      {end && <div className="notice-end">{end}</div>}
    </section>
  )
}
