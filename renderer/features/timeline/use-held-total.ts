import { useState } from 'react'
import type { ViewKey } from '../../store/views-slice'

/**
 * How many rows to draw: while paused, as many as there were when the pause began. A view that is opened in a pause is
 * held once it has been searched for.
 */
export function useHeldTotal(view: ViewKey, total: number, searching: boolean, paused: boolean): number {
  const [held, setHeld] = useState<{ readonly view: ViewKey; readonly total: number } | null>(null)
  const holds = paused && held?.view === view
  if (!paused && held !== null) setHeld(null)
  if (paused && !holds && !searching) setHeld({ view, total })
  return holds ? held.total : total
}
