import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject, type UIEvent } from 'react'
import { barOfTop, clampTop, scrollExtent, topOfBar, topShowingRow } from './scroll-extent'

export interface VirtualScrollOptions {
  /** Rows, with those before `first`. */
  readonly count: number
  /** Rows before this one are there no more; the others keep their numbers and, when it grows, their places. */
  readonly first?: number
  readonly rowHeight: number
  /** Stay at the end, whatever is added. */
  readonly pinned: boolean
  /** The user has scrolled by wheel or bar; `atEnd` with a small margin, since nobody hits the last pixel. */
  readonly onScrolled: (atEnd: boolean) => void
}

export interface VirtualScroll {
  /** For the scrolled element. */
  readonly attach: RefObject<HTMLDivElement | null>
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void
  readonly spacer: number
  readonly height: number
  /** Rows in sight, `end` excluded. */
  readonly start: number
  readonly end: number
  /** Distance of a row from the top of the viewport. */
  readonly offsetOf: (row: number) => number
  readonly showRow: (row: number) => void
  readonly scrollToRow: (row: number) => void
  readonly scrollBy: (pixels: number) => void
}

/** Nearer to the end than this counts as being there. */
export const TAIL_MARGIN = 24

/**
 * Nearer to a position that was written than this, a `scroll` event is its echo. After the bar was dragged the compositor
 * is off by one pixel at times, which would be many rows of a long list.
 */
const ECHO = 1.5

/** Fixed rows without a limit to their number; see `scroll-extent` for how. */
export function useVirtualScroll({
  count,
  first = 0,
  rowHeight,
  pinned,
  onScrolled,
}: VirtualScrollOptions): VirtualScroll {
  const portRef = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  const [placed, setPlaced] = useState(0)
  const writtenBar = useRef(0)
  const pressed = useRef(false)

  const extent = scrollExtent(count - first, rowHeight, height)
  /** Positions count from row 0; the bar knows only the rows that are there. */
  const origin = first * rowHeight
  const top = origin + (pinned ? extent.maxTop : clampTop(extent, placed - origin))

  /** What event handlers need of the last drawing. */
  const drawn = useRef({ extent, origin, top, height, rowHeight })
  useLayoutEffect(() => {
    drawn.current = { extent, origin, top, height, rowHeight }
  })

  const moveTo = useCallback((wanted: number) => {
    const { extent: now, origin: from } = drawn.current
    const next = from + clampTop(now, wanted - from)
    drawn.current = { ...drawn.current, top: next }
    setPlaced(next)
  }, [])

  const scrollTo = useCallback(
    (wanted: number) => {
      moveTo(wanted)
      const { extent: now, origin: from, top: next } = drawn.current
      // Where all rows are in sight nothing scrolls, and nobody has gone to the end.
      if (now.maxTop > 0) onScrolled(now.maxTop - (next - from) <= TAIL_MARGIN)
    },
    [moveTo, onScrolled],
  )

  useEffect(() => {
    const port = portRef.current
    if (!port) return
    const observer = new ResizeObserver(() => setHeight(port.clientHeight))
    observer.observe(port)
    // React's own wheel listeners are passive and could not stop the native scroll, which is not exact here.
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      scrollTo(drawn.current.top + pixelsOfWheel(event, drawn.current))
    }
    const onPress = () => (pressed.current = true)
    const onRelease = () => (pressed.current = false)
    port.addEventListener('wheel', onWheel, { passive: false })
    port.addEventListener('pointerdown', onPress)
    window.addEventListener('pointerup', onRelease)
    return () => {
      observer.disconnect()
      port.removeEventListener('wheel', onWheel)
      port.removeEventListener('pointerdown', onPress)
      window.removeEventListener('pointerup', onRelease)
    }
  }, [scrollTo])

  useLayoutEffect(() => {
    // While the bar is held it leads: writing to it would tear it from the pointer. Before the height is known it would be
    // written too far, and where the browser stops it would be taken for the user's scrolling.
    const port = portRef.current
    if (!port || pressed.current || height === 0) return
    const bar = barOfTop(extent, top - origin)
    // Reading `scrollTop` would make the browser lay everything out at once, on every drawing of a fast timeline.
    if (Math.abs(writtenBar.current - bar) < ECHO) return
    port.scrollTop = bar
    writtenBar.current = bar
  })

  const onScroll = useCallback(
    ({ currentTarget }: UIEvent<HTMLDivElement>) => {
      if (Math.abs(currentTarget.scrollTop - writtenBar.current) < ECHO) return
      // A viewport that grew at the end is moved by the browser, not by the user; it is about to be drawn anew.
      if (currentTarget.clientHeight !== drawn.current.height) return
      writtenBar.current = currentTarget.scrollTop
      scrollTo(drawn.current.origin + topOfBar(drawn.current.extent, currentTarget.scrollTop))
    },
    [scrollTo],
  )

  const showRow = useCallback(
    (row: number) => {
      const { extent: now, origin: from, top: seen, height: view } = drawn.current
      moveTo(from + topShowingRow(now, seen - from, row - first, rowHeight, view))
    },
    [moveTo, rowHeight, first],
  )
  const scrollToRow = useCallback((row: number) => moveTo(row * rowHeight), [moveTo, rowHeight])
  const scrollBy = useCallback((pixels: number) => scrollTo(drawn.current.top + pixels), [scrollTo])

  return {
    attach: portRef,
    onScroll,
    spacer: extent.spacer,
    height,
    start: Math.floor(top / rowHeight),
    end: Math.min(count, Math.ceil((top + height) / rowHeight)),
    offsetOf: (row) => Math.round(row * rowHeight - top),
    showRow,
    scrollToRow,
    scrollBy,
  }
}

function pixelsOfWheel(event: WheelEvent, { height, rowHeight }: { height: number; rowHeight: number }): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY * rowHeight
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? event.deltaY * height : event.deltaY
}
