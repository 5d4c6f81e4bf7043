import { useEffect, useState } from 'react'
import { useLatest } from '../../components/use-latest'

const PAGE = 100

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
  useEffect(() => {
    let wanted = true
    void reader.current(0, PAGE).then((rows) => wanted && setLoaded({ key, rows, more: rows.length === PAGE }))
    return () => {
      wanted = false
    }
  }, [key, reader])
  const { rows, more } = loaded.key === key ? loaded : { rows: [], more: false }
  const loadMore = async (): Promise<void> => {
    const page = await read(rows.length, PAGE)
    setLoaded({ key, rows: [...rows, ...page], more: page.length === PAGE })
  }
  return { rows, more, loadMore }
}
