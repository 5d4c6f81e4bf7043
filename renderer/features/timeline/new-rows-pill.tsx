import { useState, type ReactNode } from 'react'
import { t } from '../../wording/translate'

interface NewRowsPillProps {
  readonly total: number
  readonly following: boolean
  readonly onFollow: () => void
}

/** Says how many rows came since the tail was left, and leads back to it. */
export function NewRowsPill({ total, following, onFollow }: NewRowsPillProps): ReactNode {
  const [seen, setSeen] = useState(total)
  // What comes while following is seen as it comes.
  if (following && seen !== total) setSeen(total)
  if (following || total <= seen) return null
  return (
    <button type="button" className="new-rows" onClick={onFollow}>
      {t('timeline.new', { count: total - seen })}
    </button>
  )
}
