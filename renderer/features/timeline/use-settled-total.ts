import { useEffect, useRef, useState } from 'react'
import type { PageCache } from '../../components/page-cache'

/**
 * How many rows to show. While following, new rows are loaded first and shown then: drawing them before they are here
 * would make a fast timeline flicker. One load at a time, each for the newest end.
 */
export function useSettledTotal(pages: PageCache<unknown>, total: number, following: boolean, inSight: number): number {
  const [settled, setSettled] = useState({ pages, total })
  const wanted = useRef({ pages, total, following, inSight })
  wanted.current = { pages, total, following, inSight }
  const loading = useRef(false)
  /** What was shown before following began: it must not go away again. */
  const before = useRef({ pages, total })

  useEffect(() => {
    if (!following || loading.current) return
    loading.current = true
    void (async () => {
      for (;;) {
        const aim = wanted.current
        await aim.pages.ensure(aim.total - Math.max(aim.inSight, 1), aim.total, aim.total)
        setSettled({ pages: aim.pages, total: aim.total })
        const now = wanted.current
        if (!now.following || (now.pages === aim.pages && now.total === aim.total)) break
      }
      loading.current = false
    })()
  }, [pages, total, following])

  useEffect(() => {
    if (!following) before.current = { pages, total }
  }, [pages, following, total])

  if (!following || settled.pages !== pages) return total
  return Math.min(total, Math.max(settled.total, before.current.pages === pages ? before.current.total : 0))
}
