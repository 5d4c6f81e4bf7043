import type { ReactNode } from 'react'
import './controls.css'

interface DismissButtonProps {
  readonly label: string
  readonly onDismiss: () => void
}

/** Puts a notice away. */
export function DismissButton({ label, onDismiss }: DismissButtonProps): ReactNode {
  return (
    <button type="button" className="button quiet small icon" aria-label={label} title={label} onClick={onDismiss}>
      ✕
    </button>
  )
}
