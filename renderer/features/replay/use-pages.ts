import { useCallback, useEffect, useState } from 'react'
import { useLatest } from '../../components/use-latest'

export const PAGE = 100

/**
 * Rows that are loaded a page at a time. Others are loaded when `key` changes.
 *
 * @param read fewer than asked for where they end
 */
export function usePages<Row>(key: string, read: (from: number, count: number) => Promise<readonly Row[]>) {
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly rows: readonly Row[]; readonly more: boolean }>(
    {
      key,
      rows: [],
      more: false,
    },
  )
  const reader = useLatest(read)
  const load = useCallback(
    async (before: readonly Row[]) => {
      const page = await reader.current(before.length, PAGE)
      setLoaded({ key, rows: [...before, ...page], more: page.length === PAGE })
    },
    [key, reader],
  )
  useEffect(() => void load([]), [load])
  const { rows, more } = loaded.key === key ? loaded : { rows: [], more: false }
  return { rows, more, loadMore: () => void load(rows) }
}
