import { useMemo, useSyncExternalStore } from 'react'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { useBridge } from '../../bridge/bridge-context'
import type { ViewKey } from '../../store/views-slice'
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
          return reply.ok ? reply.value.rows : null
        },
      }),
    [bridge, session, view],
  )
  useSyncExternalStore(pages.subscribe, pages.version)
  return pages
}
