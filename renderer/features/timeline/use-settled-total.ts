import { useEffect, useRef, useState } from 'react'
import type { PageCache } from '../../components/page-cache'
import { useLatest } from '../../components/use-latest'

interface Aim {
  readonly pages: PageCache<unknown>
  readonly total: number
  /** Of the last rows, which may change in their place. */
  readonly edition: number
  /** Rows that fit. A view that had fewer, or a window that was smaller, showed less. */
  readonly inSight: number
}

/**
 * How many rows to show. While following, new rows are loaded first and shown then: drawing them before they are here
 * would make a fast timeline flicker. One load at a time, each for the newest end.
 */
export function useSettledTotal(
  pages: PageCache<unknown>,
  total: number,
  edition: number,
  following: boolean,
  inSight: number,
): number {
  const [settled, setSettled] = useState({ pages, total })
  const [wasFollowing, setWasFollowing] = useState(following)
  const latest = useLatest({ pages, total, edition, following, inSight })
  const isLoading = useRef(false)

  // Rows that were shown before following began must not go away again.
  if (following !== wasFollowing) {
    setWasFollowing(following)
    setSettled({ pages, total })
  }

  useEffect(() => {
    if (!following || isLoading.current) return
    isLoading.current = true
    void load({ pages, total, edition, inSight }).finally(() => {
      isLoading.current = false
    })

    async function load(first: Aim): Promise<void> {
      for (let aim = first; ; aim = latest.current) {
        // One row more, for the time between the first in sight and the one before it.
        await aim.pages.loadTail(aim.total - Math.max(aim.inSight, 1) - 1, aim.total)
        setSettled({ pages: aim.pages, total: aim.total })
        const now = latest.current
        const isNewest = now.pages === aim.pages && now.total === aim.total && now.edition === aim.edition
        if (!now.following || (isNewest && now.inSight <= aim.inSight)) return
      }
    }
  }, [pages, total, edition, following, inSight, latest])

  return following && settled.pages === pages ? Math.min(total, settled.total) : total
}
