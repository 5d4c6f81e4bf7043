import { useEffect, type RefObject } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import type { VirtualGridHandle } from '../../components/virtual-grid'
import { useApp } from '../../store/store-context'
import type { ViewKey } from '../../store/views-slice'

/** Brings an event into sight that Find, Go to or a mark led to. */
export function useRevealed(session: string, view: ViewKey, grid: RefObject<VirtualGridHandle | null>): void {
  const bridge = useBridge()
  const revealed = useApp((state) => state.revealed)
  const changeView = useApp((state) => state.changeView)
  const event = revealed?.session === session ? revealed : null

  useEffect(() => {
    if (!event) return
    let current = true
    void bridge.timeline.locate({ session, view, event: event.event }).then((reply) => {
      if (!current || !reply.ok) return
      grid.current?.revealRow(reply.value.row)
      // The last rows are near the end, where scrolling would follow.
      changeView(session, { following: false })
    })
    return () => {
      current = false
    }
    // Under another view the place is kept by other means.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [event])
}
