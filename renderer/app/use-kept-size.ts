import { useCallback, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { usePanelRef, type LayoutChangedMeta, type PanelImperativeHandle } from 'react-resizable-panels'

interface KeptSize {
  readonly panelRef: RefObject<PanelImperativeHandle | null>
  /** What it begins with; pixels. */
  readonly size: number
  /** For the group that the panel is in. */
  readonly onLayoutChanged: (layout: unknown, meta: LayoutChangedMeta) => void
}

/**
 * The size that the user has given a panel which keeps its pixels, remembered over a restart. Layouts of groups are
 * remembered as shares, which are other pixels in a window of another size.
 *
 * @param initial pixels, until somebody resizes it
 */
export function useKeptSize(key: string, initial: number): KeptSize {
  const panelRef = usePanelRef()
  const [size] = useState(() => readPixels(localStorage.getItem(key)) ?? initial)
  const onLayoutChanged = useCallback(
    (_layout: unknown, { isUserInteraction }: LayoutChangedMeta) => {
      if (!isUserInteraction) return
      // Once the panel has heard of its new size, and before the window can have another one.
      queueMicrotask(() => {
        flushSync(() => undefined)
        const pixels = panelRef.current?.getSize().inPixels
        if (pixels !== undefined) localStorage.setItem(key, String(Math.round(pixels)))
      })
    },
    [key, panelRef],
  )
  return { panelRef, size, onLayoutChanged }
}

function readPixels(stored: string | null): number | null {
  const pixels = Number(stored ?? Number.NaN)
  return Number.isFinite(pixels) && pixels > 0 ? pixels : null
}
