import { completeFilter, type FilterSuggestion, type KnownOfSession } from '../../../shared/filter/complete-filter'

/** What the list below the field offers, to put in the place of `from`…`to`. */
export interface Suggestions {
  readonly from: number
  readonly to: number
  readonly entries: readonly Suggestion[]
}

export interface Suggestion {
  readonly type: FilterSuggestion['type'] | 'recent'
  readonly text: string
}

export const noSuggestions: Suggestions = { from: 0, to: 0, entries: [] }

const MAX_RECENT = 8

/** An empty field offers what was filtered by before, then the keys. */
export function suggest(text: string, cursor: number, history: readonly string[], known: KnownOfSession): Suggestions {
  const { from, to, suggestions } = completeFilter(text, cursor, known)
  if (text.trim() !== '') return { from, to, entries: suggestions }
  const recent = history.slice(0, MAX_RECENT).map((each): Suggestion => ({ type: 'recent', text: each }))
  return { from: 0, to: text.length, entries: [...recent, ...suggestions] }
}

/** The text with a suggestion put in, and where the cursor goes. A word or a value is over; a key waits for its value. */
export function withSuggestion(
  text: string,
  { from, to }: Suggestions,
  { type, text: inserted }: Suggestion,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(to)
  const ends = (type === 'value' || type === 'word') && rest === ''
  const added = ends ? `${inserted} ` : inserted
  return { text: text.slice(0, from) + added + rest, cursor: from + added.length }
}
