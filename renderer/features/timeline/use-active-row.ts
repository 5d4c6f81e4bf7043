import { useCallback, useEffect, useState } from 'react'
import { useBridge } from '../../bridge/bridge-context'

/**
 * The row of the selected event in this view; `null` where a filter hides it. Rows are only ever added at the end, so
 * that a place found once stays right until the view changes.
 */
export function useActiveRow(
  session: string,
  mask: number,
  selected: number | null,
): readonly [row: number | null, setRow: (row: number) => void] {
  const bridge = useBridge()
  const [place, setPlace] = useState<{ readonly mask: number; readonly row: number | null }>({ mask, row: null })

  useEffect(() => {
    let current = true
    if (selected === null) setPlace({ mask, row: null })
    else
      void bridge.timeline.locate({ session, mask, event: selected }).then((reply) => {
        if (current) setPlace({ mask, row: reply.ok && reply.value.exact ? reply.value.row : null })
      })
    return () => {
      current = false
    }
  }, [bridge, session, mask, selected])

  const setRow = useCallback((row: number) => setPlace({ mask, row }), [mask])
  return [place.mask === mask ? place.row : null, setRow]
}
