import { useState, type ReactNode } from 'react'
import { t } from '../../wording/translate'

interface NewRowsPillProps {
  readonly total: number
  /** Rows that the pause keeps from being drawn; `null` when not paused. */
  readonly waiting: number | null
  /** What comes is seen as it comes. */
  readonly seen: boolean
  readonly onFollow: () => void
  readonly onResume: () => void
}

/** Says how many rows came since the tail was left, or wait for the end of a pause, and leads there. */
export function NewRowsPill({ total, waiting, seen, onFollow, onResume }: NewRowsPillProps): ReactNode {
  const [seenTotal, setSeenTotal] = useState(total)
  if (seen && waiting === null && seenTotal !== total) setSeenTotal(total)
  if (waiting !== null)
    return (
      <button type="button" className="new-rows paused" aria-label={t('timeline.resume')} onClick={onResume}>
        {t('timeline.waiting', { count: waiting })}
      </button>
    )
  if (seen || total <= seenTotal) return null
  return (
    <button type="button" className="new-rows" onClick={onFollow}>
      {t('timeline.new', { count: total - seenTotal })}
    </button>
  )
}
