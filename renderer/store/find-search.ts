import type { Filter } from '../../shared/filter/filter'
import { formatFilter } from '../../shared/filter/format-filter'
import { parseFilter } from '../../shared/filter/parse-filter'
import { quickFilterMask } from '../../shared/session/event-class'
import { matchesOf, type MarkPattern } from '../components/text-spans'
import type { AppState } from './app-state'
import { timelineFilter } from './connections-slice'
import type { ViewRequest } from './opened-view'
import { placeIn } from './session-place'

const regexSyntax = /^\/(.+)\/([gimsu]*)$/s

/** What Find of a session goes through; `null` where it is closed, or has nothing to look for. */
export function findRequest(state: AppState, session: string): ViewRequest | null {
  const place = placeIn(state, session)
  if (!place.findOpen || place.needle === '') return null
  const search = searchOf(place.needle, timelineFilter(place))
  return { session, mask: quickFilterMask(place.filter), ...search, fold: null, zone: state.settings.times }
}

/** What to ask main for: a text goes as it is, a regular expression as a term of the filter. */
export function searchOf(typed: string, filter: string): { readonly filter: string; readonly needle: string } {
  const term = regexOf(typed)
  if (term === null) return { filter, needle: typed }
  const { filter: shown } = parseFilter(filter)
  return { filter: formatFilter(shown === null ? term : { type: 'and', operands: [shown, term] }), needle: '' }
}

/** What to mark in texts for a text; `null` for nothing, and where what is typed is a regular expression. */
export const textPatternOf = (typed: string): MarkPattern | null =>
  regexOf(typed) === null ? literalPattern(typed) : null

/**
 * The same for a regular expression; `null` where it is a text. It is run by RE2, whose time no pattern can make long: the
 * window draws nothing else meanwhile. What RE2 does not know, such as looking around, is found and not marked.
 */
export function regexPatternOf(typed: string): Promise<MarkPattern | null> | null {
  const term = regexOf(typed)
  return term && import('./re2-marks').then(({ re2Marks }) => re2Marks(term.source, term.flags))
}

function literalPattern(text: string): MarkPattern | null {
  if (text === '') return null
  const pattern = new RegExp(text.replace(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`), 'gi')
  return { spansOf: (within) => matchesOf(within, pattern) }
}

/** `null` where the text is not `/…/flags`, or is not valid: then it is searched for as it is. */
function regexOf(typed: string): Extract<Filter, { type: 'regex' }> | null {
  if (!regexSyntax.test(typed)) return null
  const { filter } = parseFilter(typed)
  return filter?.type === 'regex' ? filter : null
}
