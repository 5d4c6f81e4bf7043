import { useCallback, useEffect, useState } from 'react'
import { useBridge } from '../../bridge/bridge-context'

export interface ActiveRow {
  /** `null` where nothing is selected, or a filter hides it. */
  readonly activeRow: number | null
  /** The same, but between two rows where a filter hides the selected one. */
  readonly cursorRow: number | null
  readonly setActiveRow: (row: number) => void
}

const HALF_A_ROW = 0.5

interface Place {
  readonly mask: number
  /** Whose place it is; `null` while the row that was chosen is on its way. */
  readonly event: number | null
  readonly row: number
}

/**
 * The row of the selected event in this view. Rows are only ever added at the end, so that a place found once stays right
 * until the view changes.
 */
export function useActiveRow(session: string, mask: number, selected: number | null): ActiveRow {
  const bridge = useBridge()
  const [place, setPlace] = useState<Place | null>(null)

  useEffect(() => {
    if (selected === null) return
    let current = true
    void bridge.timeline.locate({ session, view: mask, event: selected }).then((reply) => {
      if (!current || !reply.ok) return
      const { row, exact } = reply.value
      setPlace({ mask, event: selected, row: exact ? row : row - HALF_A_ROW })
    })
    return () => {
      current = false
    }
  }, [bridge, session, mask, selected])

  const setActiveRow = useCallback((row: number) => setPlace({ mask, event: null, row }), [mask])
  const cursorRow = place?.mask === mask && (place.event ?? selected) === selected ? place.row : null
  return { activeRow: Number.isInteger(cursorRow) ? cursorRow : null, cursorRow, setActiveRow }
}
