import type { TimelineRow } from '../../../shared/session/timeline-row'
import type { SetFold } from './use-folds'
import { useRowKeys } from './use-row-keys'

/** Enter and the arrows expand and collapse the fold that the selected row is, or is in; other keys go to the commands. */
export function useFoldKeys(row: TimelineRow | undefined, setFold: SetFold): (key: string) => boolean {
  const onKey = useRowKeys()
  return (key) => {
    const isFold = row?.kind === 'heartbeats'
    const turns = key === 'Enter' || key === (isFold && row.expanded ? 'ArrowLeft' : 'ArrowRight')
    const collapses = row?.inFold === true && key === 'ArrowLeft'
    if (!row || !((isFold && turns) || collapses)) return onKey(key)
    void setFold(row.event, collapses ? false : null)
    return true
  }
}
