import { useCallback, useEffect, useState } from 'react'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { useBridge } from '../../bridge/bridge-context'
import type { PageCache } from '../../components/page-cache'
import { useLatest } from '../../components/use-latest'
import { useAppStore } from '../../store/store-context'
import type { ViewKey } from '../../store/views-slice'
import { whenSearched } from './when-searched'

export interface ActiveRow {
  /** `null` where nothing is selected, or a filter hides it. */
  readonly activeRow: number | null
  /** The same, but between two rows where a filter hides the selected one. */
  readonly cursorRow: number | null
  /** @param event `null` while the row is on its way */
  readonly setActiveRow: (row: number, event: number | null) => void
}

const HALF_A_ROW = 0.5

interface Place {
  readonly view: ViewKey
  /** Whose place it is; `null` while the row that was chosen is on its way. */
  readonly event: number | null
  readonly row: number
}

/**
 * The row of the selected event in this view: its own, or that of the fold that holds it. A place once found stays right
 * until the view changes, or until a fold above is expanded or collapsed, which the row at that place tells.
 */
export function useActiveRow(
  session: string,
  view: ViewKey,
  selected: number | null,
  pages: PageCache<TimelineRow>,
  total: number,
): ActiveRow {
  const bridge = useBridge()
  const store = useAppStore()
  const [place, setPlace] = useState<Place | null>(null)
  const latest = useLatest(place)

  const isHere = place?.view === view && (place.event ?? selected) === selected
  const moved = isHere && place.event !== null && !isAt(place.event, place.row, pages, total)

  useEffect(() => {
    if (selected === null) return
    const known = latest.current
    // Of a fold that is expanded, its own row or the first in it may be the one that was chosen.
    if (!moved && known?.view === view && known.event === selected) return
    let current = true
    const callOff = whenSearched(store, view, selected, () => {
      void bridge.timeline.locate({ session, view, event: selected }).then((reply) => {
        if (!current || !reply.ok) return
        const { row: found, exact } = reply.value
        setPlace({ view, event: selected, row: exact ? found : found - HALF_A_ROW })
      })
    })
    return () => {
      current = false
      callOff()
    }
  }, [bridge, store, session, view, selected, moved, latest])

  const setActiveRow = useCallback((next: number, event: number | null) => setPlace({ view, event, row: next }), [view])
  const cursorRow = isHere ? place.row : null
  return { activeRow: Number.isInteger(cursorRow) ? cursorRow : null, cursorRow, setActiveRow }
}

/** Also true while that is not known. */
function isAt(event: number, at: number, pages: PageCache<TimelineRow>, total: number): boolean {
  const row = pages.get(at)
  if (row === undefined) return at < total
  if (row.kind !== 'heartbeats' || row.expanded) return row.event === event
  return row.event <= event && event <= row.lastEvent
}
