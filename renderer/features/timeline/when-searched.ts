import type { AppStore } from '../../store/app-store'
import type { ViewKey } from '../../store/views-slice'

/**
 * Runs once the search for a view has come past an event: only then its place among the rows is final. At once for views
 * that need no search. Returns what calls it off.
 */
export function whenSearched(store: AppStore, view: ViewKey, event: number, run: () => void): () => void {
  const isSearched = () => {
    const progress = typeof view === 'string' ? store.getState().progress.get(view) : null
    return progress === null || (progress !== undefined && (progress.done || progress.scanned > event))
  }
  if (isSearched()) {
    run()
    return () => {}
  }
  const end = store.subscribe(() => {
    if (!isSearched()) return
    end()
    run()
  })
  return end
}
