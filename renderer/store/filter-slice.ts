import { parseFilter } from '../../shared/filter/parse-filter'
import type { Slice } from './app-state'
import { placeIn, withPlace } from './session-place'

/**
 * The filter of the shown session, in the language of `shared/filter`. One that has not been shown yet takes over that of
 * the one before, as it does with the quick filters.
 */
export interface FilterSlice {
  /** As typed. */
  readonly filterText: string
  /** What rows are filtered by: without errors, empty for none. */
  readonly appliedFilter: string
  /** The text that is kept, but not to be applied before somebody says so; `null` where there is none. */
  readonly cancelledFilter: string | null
  /** Filters that were applied with Enter, newest first; kept while the app runs. */
  readonly filterHistory: readonly string[]
  readonly editFilter: (text: string) => void
  /**
   * A text with errors changes nothing.
   *
   * @param session left out, the shown one
   */
  readonly applyFilter: (session?: string) => void
  /** Applies what was typed and has come to rest, but nothing that was cancelled. */
  readonly settleFilter: (session: string) => void
  readonly rememberFilter: () => void
  /** Shows all rows and keeps the text, to be applied again. */
  readonly cancelFilter: () => void
  readonly clearFilter: () => void
}

export const FILTER_HISTORY_LIMIT = 50

export const createFilterSlice: Slice<FilterSlice> = (set, get) => ({
  filterText: '',
  appliedFilter: '',
  cancelledFilter: null,
  filterHistory: [],

  editFilter(filterText) {
    set({ filterText, cancelledFilter: null })
  },

  applyFilter(session) {
    const of = session ?? get().selectedSession
    const text = placeIn(get(), of).filterText.trim()
    if (parseFilter(text).errors.length === 0) set(withPlace(get(), of, { appliedFilter: text, cancelledFilter: null }))
  },

  settleFilter(session) {
    const { filterText, cancelledFilter } = placeIn(get(), session)
    if (filterText !== cancelledFilter) get().applyFilter(session)
  },

  rememberFilter() {
    const { appliedFilter: text, filterHistory: history } = get()
    if (text === '') return
    set({ filterHistory: [text, ...history.filter((each) => each !== text)].slice(0, FILTER_HISTORY_LIMIT) })
  },

  cancelFilter() {
    set({ appliedFilter: '', cancelledFilter: get().filterText })
  },

  clearFilter() {
    set({ filterText: '', appliedFilter: '', cancelledFilter: null })
  },
})
