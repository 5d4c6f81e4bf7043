import type { ReactNode } from 'react'
import { appError } from '../../shared/errors/app-error'
import { t } from '../wording/translate'
import { Boundary } from './boundary'
import { Problem } from './problem'
import './fault-note.css'

interface GuardedProps {
  readonly children: ReactNode
  readonly about: unknown
}

/** A part of the window that can fail by itself: the rest of it goes on, and so does the part with something else to draw. */
export function Guarded({ about, children }: GuardedProps): ReactNode {
  return (
    <Boundary
      about={about}
      renderFault={(thrown, drawAgain) => <FaultNote thrown={thrown} action={t('fault.again')} onAction={drawAgain} />}
    >
      {children}
    </Boundary>
  )
}

/** The whole of it. */
export function GuardedWindow({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Boundary
      renderFault={(thrown) => (
        <FaultNote thrown={thrown} action={t('fault.reload')} onAction={() => location.reload()} />
      )}
    >
      {children}
    </Boundary>
  )
}

interface FaultNoteProps {
  readonly thrown: unknown
  readonly action: string
  readonly onAction: () => void
}

/** That it is our own fault, what is not lost, and the way out. */
function FaultNote({ thrown, action, onAction }: FaultNoteProps): ReactNode {
  const problem = thrown instanceof Error ? thrown.message : String(thrown)
  return (
    <section className="fault-note" aria-label={t('fault.label')}>
      <Problem error={appError('internal', { problem })} />
      <p>{t('fault.text')}</p>
      <button type="button" className="button" onClick={onAction}>
        {action}
      </button>
    </section>
  )
}
