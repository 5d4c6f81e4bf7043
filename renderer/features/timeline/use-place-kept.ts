import { useEffect, type RefObject } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import type { VirtualGridHandle } from '../../components/virtual-grid'
import { useApp, useAppStore } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'

/** What stays where it is when the rows around it change. */
export interface Anchor {
  readonly event: number
  /** Rows in sight before it. */
  readonly rowsAbove: number
}

/**
 * Under another filter the anchor (the selected event when in sight, else the first one) is looked up anew and stays in
 * its place; a session that is shown again comes back to where it was.
 */
export function usePlaceKept(
  session: string,
  mask: number,
  anchor: RefObject<Anchor | null>,
  grid: RefObject<VirtualGridHandle | null>,
): void {
  const bridge = useBridge()
  const store = useAppStore()
  const changeView = useApp((state) => state.changeView)

  useEffect(() => {
    const view = viewOf(store.getState().views, session)
    const { event, rowsAbove } = anchor.current ?? { event: view.topEvent, rowsAbove: 0 }
    if (view.following || event === null) return
    void bridge.timeline.locate({ session, view: mask, event }).then((reply) => {
      if (reply.ok) grid.current?.scrollToRow(reply.value.row - rowsAbove)
    })
  }, [bridge, store, session, mask, anchor, grid])

  useEffect(
    () => () => {
      if (anchor.current) changeView(session, { topEvent: anchor.current.event })
    },
    [session, changeView, anchor],
  )
}
