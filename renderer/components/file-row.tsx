import { useId, type ReactNode } from 'react'
import type { AppError } from '../../shared/errors/app-error'
import { Problem } from './problem'
import './controls.css'
import './options.css'

interface FileRowProps {
  readonly label?: string
  /** What the button says. */
  readonly choose: string
  /** What was chosen, or that nothing was. */
  readonly children?: ReactNode
  readonly error?: AppError | null
  readonly onChoose: () => void
}

/** A button that asks for a file, what was chosen beside it, and below it what is wrong with that. */
export function FileRow({ label, choose, children, error, onChoose }: FileRowProps): ReactNode {
  const id = useId()
  return (
    <>
      <div className="option-row">
        <span className="option-name">{label}</span>
        <button type="button" className="button small" aria-describedby={error ? id : undefined} onClick={onChoose}>
          {choose}
        </button>
        <span className="file-name">{children}</span>
      </div>
      {error && <Problem id={id} error={error} />}
    </>
  )
}
