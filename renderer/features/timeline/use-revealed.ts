import { useEffect, type RefObject } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import type { VirtualGridHandle } from '../../components/virtual-grid'
import { useApp } from '../../store/store-context'
import type { ViewKey } from '../../store/views-slice'
import type { SetFold } from './use-folds'

/** Brings an event into sight that Find, Go to or a mark led to. A fold that hides it is expanded. */
export function useRevealed(
  session: string,
  view: ViewKey,
  grid: RefObject<VirtualGridHandle | null>,
  setFold: SetFold,
): void {
  const bridge = useBridge()
  const revealed = useApp((state) => state.revealed)
  const changeView = useApp((state) => state.changeView)
  const endReveal = useApp((state) => state.endReveal)
  const event = revealed?.session === session ? revealed : null

  useEffect(() => {
    if (!event) return
    let current = true
    void reveal(event.event).then(() => current && endReveal(event))

    async function reveal(number: number): Promise<void> {
      const locate = () => bridge.timeline.locate({ session, view, event: number })
      let place = await locate()
      if (current && place.ok && place.value.folded && place.value.exact) {
        await setFold(number, true)
        place = await locate()
      }
      if (!current || !place.ok) return
      grid.current?.revealRow(place.value.row)
      // The last rows are near the end, where scrolling would follow.
      changeView(session, { following: false })
    }
    return () => {
      current = false
    }
    // Under another view the place is kept by other means.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [event])
}
