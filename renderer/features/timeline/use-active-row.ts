import { useCallback, useEffect, useState } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import { useAppStore } from '../../store/store-context'
import type { ViewKey } from '../../store/views-slice'
import { whenSearched } from './when-searched'

export interface ActiveRow {
  /** `null` where nothing is selected, or a filter hides it. */
  readonly activeRow: number | null
  /** The same, but between two rows where a filter hides the selected one. */
  readonly cursorRow: number | null
  readonly setActiveRow: (row: number) => void
}

const HALF_A_ROW = 0.5

interface Place {
  readonly view: ViewKey
  /** Whose place it is; `null` while the row that was chosen is on its way. */
  readonly event: number | null
  readonly row: number
}

/**
 * The row of the selected event in this view. Rows are only ever added at the end, so that a place found once stays right
 * until the view changes.
 */
export function useActiveRow(session: string, view: ViewKey, selected: number | null): ActiveRow {
  const bridge = useBridge()
  const store = useAppStore()
  const [place, setPlace] = useState<Place | null>(null)

  useEffect(() => {
    if (selected === null) return
    let current = true
    const callOff = whenSearched(store, view, selected, () => {
      void bridge.timeline.locate({ session, view, event: selected }).then((reply) => {
        if (!current || !reply.ok) return
        const { row, exact } = reply.value
        setPlace({ view, event: selected, row: exact ? row : row - HALF_A_ROW })
      })
    })
    return () => {
      current = false
      callOff()
    }
  }, [bridge, store, session, view, selected])

  const setActiveRow = useCallback((row: number) => setPlace({ view, event: null, row }), [view])
  const cursorRow = place?.view === view && (place.event ?? selected) === selected ? place.row : null
  return { activeRow: Number.isInteger(cursorRow) ? cursorRow : null, cursorRow, setActiveRow }
}
