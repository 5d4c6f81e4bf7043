import { useMemo, useRef, type DragEvent } from 'react'
import { useAppStore } from '../../store/store-context'

/** Nothing outside takes a tab. */
const TAB_TYPE = 'application/x-framescope-tab'

export interface TabDrag {
  readonly start: (event: DragEvent, session: string) => void
  readonly over: (event: DragEvent, session: string) => void
  readonly drop: (event: DragEvent) => void
  readonly end: (event: DragEvent) => void
}

/** A tab that is dragged takes its new place at once, and goes back where it is let go elsewhere. */
export function useTabDrag(): TabDrag {
  const store = useAppStore()
  const dragged = useRef<{ readonly session: string; readonly from: number } | null>(null)
  return useMemo(
    () => ({
      start({ dataTransfer }, session) {
        dragged.current = { session, from: store.getState().tabs.indexOf(session) }
        dataTransfer.setData(TAB_TYPE, session)
        dataTransfer.effectAllowed = 'move'
      },
      over(event, session) {
        const moved = dragged.current?.session
        if (moved === undefined) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const { tabs, moveTab } = store.getState()
        const [from, to] = [tabs.indexOf(moved), tabs.indexOf(session)]
        if (from === to) return
        // Half of a wider tab has to be passed: else the two would change places again and again.
        const { left, width } = event.currentTarget.getBoundingClientRect()
        const isPassed = from < to ? event.clientX > left + width / 2 : event.clientX < left + width / 2
        if (isPassed) moveTab(moved, to)
      },
      drop(event) {
        if (dragged.current !== null) event.preventDefault()
      },
      end({ dataTransfer }) {
        const { current } = dragged
        if (current !== null && dataTransfer.dropEffect === 'none')
          store.getState().moveTab(current.session, current.from)
        dragged.current = null
      },
    }),
    [store],
  )
}
