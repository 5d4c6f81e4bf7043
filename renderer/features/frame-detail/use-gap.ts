import { useEffect, useState } from 'react'
import { quickFilterMask, showAll, type EventMask } from '../../../shared/session/event-class'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'
import { useBridge } from '../../bridge/bridge-context'

/** Rows of other connections may lie between; an event further back is not looked for. */
const ROWS_LOOKED_AT = 100

/**
 * Nanoseconds since the frame before (of a message: since the message before) that went the same way on the same
 * connection; `null` when there is none near, and until it is known.
 */
export function useGap(session: string, event: FrameEvent | MessageEvent): number | null {
  const bridge = useBridge()
  const [gap, setGap] = useState<{ readonly event: number; readonly gap: number } | null>(null)

  useEffect(() => {
    let current = true
    async function measure(): Promise<void> {
      const view = sameWay(event)
      const place = await bridge.timeline.locate({ session, view, event: event.event })
      if (!place.ok || place.value.row === 0) return
      const from = Math.max(0, place.value.row - ROWS_LOOKED_AT)
      const page = await bridge.timeline.rows({ session, view, from, count: place.value.row - from })
      const before = page.ok ? page.value.rows.findLast(({ connection }) => connection === event.connection) : undefined
      if (before && current) setGap({ event: event.event, gap: event.time - before.time })
    }
    void measure()
    return () => {
      current = false
    }
  }, [bridge, session, event])

  return gap?.event === event.event ? gap.gap : null
}

/** Frames or messages of one direction, without what a timeline always shows. */
export function sameWay({ kind, direction }: FrameEvent | MessageEvent): EventMask {
  const unit = kind === 'frame' ? 'frames' : 'messages'
  const way = { ...showAll, unit, sent: direction === 'sent', received: direction === 'received' } as const
  const always = quickFilterMask({ ...way, text: false, binary: false, control: false })
  return quickFilterMask({ ...way, control: kind === 'frame' }) & ~always
}
