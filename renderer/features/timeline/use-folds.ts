import { useCallback, useState, type RefObject } from 'react'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { useBridge } from '../../bridge/bridge-context'
import type { PageCache } from '../../components/page-cache'
import type { VirtualGridHandle } from '../../components/virtual-grid'
import { useApp } from '../../store/store-context'
import type { ViewKey } from '../../store/views-slice'

/** Expands the fold that an event is in, or collapses it; `null` turns it over. Resolves when its rows are counted. */
export type SetFold = (event: number, expanded: boolean | null) => Promise<void>

export interface Folds {
  readonly setFold: SetFold
  /** Rows that the user has added to the view by that; they are not new. */
  readonly added: number
}

export function useFolds(
  session: string,
  view: ViewKey,
  pages: PageCache<TimelineRow>,
  grid: RefObject<VirtualGridHandle | null>,
): Folds {
  const bridge = useBridge()
  const applyProgress = useApp((state) => state.applyProgress)
  const changeView = useApp((state) => state.changeView)
  const [changes, setChanges] = useState<{ readonly view: ViewKey; readonly added: number }>({ view, added: 0 })

  const setFold = useCallback(
    async (event: number, expanded: boolean | null): Promise<void> => {
      if (typeof view !== 'string') return
      const reply = await bridge.timeline.setFold({ view, event, expanded })
      if (!reply.ok || reply.value === null || reply.value.added === 0) return
      const { row, added, progress } = reply.value
      // Who looks into a fold stays there; and where it was left, it is again what is looked at.
      if (added > 0) changeView(session, { following: false })
      applyProgress([progress])
      pages.refresh(row)
      setChanges((last) => ({ view, added: added + (last.view === view ? last.added : 0) }))
      if (added < 0) grid.current?.revealRow(row)
    },
    [bridge, session, view, pages, grid, applyProgress, changeView],
  )
  return { setFold, added: changes.view === view ? changes.added : 0 }
}
