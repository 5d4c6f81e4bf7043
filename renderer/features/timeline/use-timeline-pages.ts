import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { useBridge } from '../../bridge/bridge-context'
import type { ViewKey } from '../../store/views-slice'
import { useApp } from '../../store/store-context'
import { createPageCache, type PageCache } from '../../components/page-cache'

const PAGE_ROWS = 64
/** About 6,000 rows: what the window keeps does not depend on what was recorded. */
const PAGES_KEPT = 96

/** The rows of a view, fetched as they come into sight. Draws its component again when some have arrived. */
export function useTimelinePages(session: string, view: ViewKey): PageCache<TimelineRow> {
  const bridge = useBridge()
  const pages = useMemo(
    () =>
      createPageCache<TimelineRow>({
        pageSize: PAGE_ROWS,
        capacity: PAGES_KEPT,
        load: async (from, count) => {
          const reply = await bridge.timeline.rows({ session, view: view, from, count })
          if (!reply.ok) return null
          const { rows, letGo } = reply.value
          // The page keeps its place: nobody asks for rows that were let go.
          return [...Array<undefined>(Math.min(count, Math.max(0, letGo - from))), ...rows]
        },
      }),
    [bridge, session, view],
  )
  useSyncExternalStore(pages.subscribe, pages.version)

  // The last fold counts on in its place.
  const progress = useApp((state) => (typeof view === 'string' ? state.progress.get(view) : undefined))
  const told = useRef(progress)
  useEffect(() => {
    const last = told.current
    if (last?.view === view && last.settledRows < last.rows) pages.refresh(last.settledRows)
    told.current = progress
  }, [pages, view, progress])
  return pages
}
