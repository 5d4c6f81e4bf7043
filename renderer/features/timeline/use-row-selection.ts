import { useCallback } from 'react'
import type { EventSpan } from '../../../shared/session/event-span'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import type { PageCache } from '../../components/page-cache'
import type { SelectionGesture } from '../../components/virtual-grid'
import type { SelectedRow } from '../../store/detail-slice'
import { isIn, selectRow } from '../../store/row-selection'
import { useApp, useAppStore } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import type { ViewKey } from '../../store/views-slice'
import type { ActiveRow } from './use-active-row'

/** Which rows of a view are selected, and how that changes. */
export function useRowSelection(
  session: string,
  view: ViewKey,
  pages: PageCache<TimelineRow>,
  { activeRow, setActiveRow }: ActiveRow,
) {
  const store = useAppStore()
  const selected = useApp((state) => viewOf(state.views, session).selected)
  const selection = useApp((state) => viewOf(state.views, session).selection)
  const selectEvent = useApp((state) => state.selectEvent)
  const selectOnArrival = useApp((state) => state.selectOnArrival)

  const activate = useCallback(
    (row: number, gesture: SelectionGesture) => {
      const known = pages.get(row)
      setActiveRow(row, known?.event ?? null)
      const selectedRow = (found: TimelineRow): SelectedRow => {
        const { selected: last, selection: before } = viewOf(store.getState().views, session)
        // What came to be selected otherwise is where a range begins.
        const begin = before ?? (last === null ? null : selectRow(null, view, [last, last], 'only'))
        return { event: found.event, selection: selectRow(begin, view, spanOf(found), gesture) }
      }
      if (known) return selectEvent(known.event, selectedRow(known).selection)
      const arrival = async () => {
        await pages.ensure(row, row + 1, row + 1)
        const found = pages.get(row)
        return found === undefined ? null : selectedRow(found)
      }
      selectOnArrival(arrival())
    },
    [store, session, view, pages, selectEvent, selectOnArrival, setActiveRow],
  )

  const isSelected = (row: number): boolean => {
    const found = pages.get(row)
    const isAlone = selection?.view !== view || selection.single
    // The row of a fold that is expanded has the number of the first event in it, which has a row of its own.
    if (isAlone || (found?.kind === 'heartbeats' && found.expanded)) return row === activeRow
    return found !== undefined && isIn(selection.spans, spanOf(found))
  }

  const selectAll = () => {
    const everything: EventSpan = [0, Number.MAX_SAFE_INTEGER]
    if (selected !== null)
      selectEvent(selected, { view, single: false, spans: [everything], anchor: [selected, selected] })
  }

  /** Back to one; `false` where there is only one. */
  const selectOne = (): boolean => {
    if (selection?.view !== view || selection.single) return false
    selectEvent(selected)
    return true
  }
  return { activate, isSelected, selectAll, selectOne }
}

/** A collapsed fold stands for all that is in it. */
const spanOf = (row: TimelineRow): EventSpan =>
  row.kind === 'heartbeats' && !row.expanded ? [row.event, row.lastEvent] : [row.event, row.event]
