import { useEffect, type RefObject } from 'react'
import type { PanelImperativeHandle } from 'react-resizable-panels'
import { useApp } from '../store/store-context'

/** A header, its fields and what is wrong with it need so much. */
const ROOM = 330

/** The composer grows while frames are made by hand in it, and gets its size back, unless it was given another one. */
export function useRoomForFrames(panel: RefObject<PanelImperativeHandle | null>): void {
  const makesFrames = useApp((state) => state.composer.kind === 'frames')
  useEffect(() => {
    const handle = panel.current
    const before = handle?.getSize().inPixels ?? ROOM
    if (!makesFrames || handle === null || before >= ROOM) return
    handle.resize(ROOM)
    return () => {
      if (Math.abs(handle.getSize().inPixels - ROOM) < 2) handle.resize(before)
    }
  }, [makesFrames, panel])
}
