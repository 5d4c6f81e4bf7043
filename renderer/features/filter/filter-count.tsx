import type { ReactNode } from 'react'
import { quickFilterMask, showAll } from '../../../shared/session/event-class'
import { ErrorLine } from '../../components/told-error'
import { placeIn } from '../../store/session-place'
import { useApp } from '../../store/store-context'
import { eventsLeft, progressOf, rowsLeft, shownView } from '../../store/views-slice'
import { t } from '../../wording/translate'

interface OfSession {
  readonly session: string
}

/** How many rows of how many, and how far the search for them is. */
export function FilterCount({ session }: OfSession): ReactNode {
  const shown = useApp((state) => eventsLeft(state, session, shownView(state, session)))
  const rows = useApp((state) => rowsLeft(state, session, shownView(state, session)))
  const isFolded = useApp((state) => {
    const opened = state.filterViews.get(session)
    return opened !== undefined && opened.view !== null && opened.request.fold !== null
  })
  const total = useApp((state) =>
    rowsLeft(state, session, quickFilterMask({ ...showAll, unit: placeIn(state, session).filter.unit })),
  )
  const searching = useApp((state) => progressOf(state, state.filterViews.get(session))?.done === false)
  const count = searching ? 'filter.count.so-far' : isFolded && rows < shown ? 'filter.count.folded' : 'filter.count'
  return (
    <span className="filter-count">
      <SearchState session={session} searching={searching} />
      <span className="mono">{t(count, { shown, total, rows })}</span>
    </span>
  )
}

/** Under live traffic a search is never far behind: a share of a hundred would only flicker. */
const NOTABLE_REST = 10_000

function SearchState({ session, searching }: OfSession & { readonly searching: boolean }): ReactNode {
  const progress = useApp((state) => progressOf(state, state.filterViews.get(session)))
  const error = useApp((state) => state.filterViews.get(session)?.error ?? null)
  const events = useApp((state) => state.sessions.get(session)?.counts.reduce((sum, each) => sum + each, 0) ?? 0)
  const isFiltered = useApp((state) => placeIn(state, session).appliedFilter !== '')
  const cancelFilter = useApp((state) => state.cancelFilter)
  const toggleFolding = useApp((state) => state.toggleFolding)
  const problem = error ?? progress?.problem ?? null
  if (problem) return <ErrorLine error={problem} />
  if (!progress) return null
  if (searching && events - progress.scanned >= NOTABLE_REST) {
    const percent = Math.floor((100 * progress.scanned) / events)
    const label = t('filter.scanned', { percent })
    // Without a filter, it is the heartbeats that are searched for.
    const cancel = isFiltered ? cancelFilter : toggleFolding
    return (
      <>
        <progress className="filter-progress" aria-label={label} title={label} value={progress.scanned} max={events} />
        <button type="button" className="button small" title={t('filter.cancel.hint')} onClick={cancel}>
          {t('filter.cancel')}
        </button>
      </>
    )
  }
  if (progress.skipped === 0) return null
  const hint = t('filter.skipped', { count: progress.skipped })
  return (
    <span className="warning" title={hint}>
      ⚠ <span className="sr-only">{hint}</span>
    </span>
  )
}
