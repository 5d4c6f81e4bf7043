import { useEffect, type RefObject } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import type { VirtualGridHandle } from '../../components/virtual-grid'
import { useApp, useAppStore } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import type { ViewKey } from '../../store/views-slice'
import { whenSearched } from './when-searched'

/** What stays where it is when the rows around it change. */
export interface Anchor {
  readonly event: number
  /** Rows in sight before it. */
  readonly rowsAbove: number
}

const PATIENCE_MS = 2000

/**
 * Under another filter the anchor (the selected event when in sight, else the first one) is looked up anew and stays in
 * its place; a session that is shown again comes back to where it was.
 */
export function usePlaceKept(
  session: string,
  view: ViewKey,
  anchor: RefObject<Anchor | null>,
  grid: RefObject<VirtualGridHandle | null>,
): void {
  const bridge = useBridge()
  const store = useAppStore()
  const changeView = useApp((state) => state.changeView)

  useEffect(() => {
    const place = viewOf(store.getState().views, session)
    const { event, rowsAbove } = anchor.current ?? { event: place.topEvent, rowsAbove: 0 }
    if (place.following || event === null) return
    const begun = performance.now()
    return whenSearched(store, view, event, () => {
      // Who has waited longer than that has scrolled to somewhere else.
      if (performance.now() - begun > PATIENCE_MS) return
      void bridge.timeline.locate({ session, view, event }).then((reply) => {
        if (reply.ok) grid.current?.scrollToRow(reply.value.row - rowsAbove)
      })
    })
  }, [bridge, store, session, view, anchor, grid])

  useEffect(
    () => () => {
      if (anchor.current) changeView(session, { topEvent: anchor.current.event })
    },
    [session, changeView, anchor],
  )
}
