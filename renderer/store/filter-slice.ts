import { parseFilter } from '../../shared/filter/parse-filter'
import type { Slice } from './app-state'

/** The filter of the timeline, in the language of `shared/filter`. It holds for every session, as the quick filters do. */
export interface FilterSlice {
  /** As typed. */
  readonly filterText: string
  /** What rows are filtered by: without errors, empty for none. */
  readonly appliedFilter: string
  /** Filters that were applied with Enter, newest first; kept while the app runs. */
  readonly filterHistory: readonly string[]
  readonly editFilter: (text: string) => void
  /** A text with errors changes nothing. */
  readonly applyFilter: () => void
  readonly rememberFilter: () => void
  /** Shows all rows and keeps the text, to be applied again. */
  readonly cancelFilter: () => void
  readonly clearFilter: () => void
}

export const FILTER_HISTORY_LIMIT = 50

export const createFilterSlice: Slice<FilterSlice> = (set, get) => ({
  filterText: '',
  appliedFilter: '',
  filterHistory: [],

  editFilter(filterText) {
    set({ filterText })
  },

  applyFilter() {
    const text = get().filterText.trim()
    if (parseFilter(text).errors.length === 0) set({ appliedFilter: text })
  },

  rememberFilter() {
    const { appliedFilter: text, filterHistory: history } = get()
    if (text === '') return
    set({ filterHistory: [text, ...history.filter((each) => each !== text)].slice(0, FILTER_HISTORY_LIMIT) })
  },

  cancelFilter() {
    set({ appliedFilter: '' })
  },

  clearFilter() {
    set({ filterText: '', appliedFilter: '' })
  },
})
