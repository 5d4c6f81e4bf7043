import type { Filter } from '../../shared/filter/filter'
import { formatFilter } from '../../shared/filter/format-filter'
import { parseFilter } from '../../shared/filter/parse-filter'
import { quickFilterMask } from '../../shared/session/event-class'
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

/** What to mark in texts; `null` for nothing. */
export function patternOf(typed: string): RegExp | null {
  if (typed === '') return null
  const term = regexOf(typed)
  if (term !== null) return new RegExp(term.source, `${term.flags}g`)
  return new RegExp(typed.replace(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`), 'gi')
}

/** `null` where the text is not `/…/flags`, or is not valid: then it is searched for as it is. */
function regexOf(typed: string): Extract<Filter, { type: 'regex' }> | null {
  if (!regexSyntax.test(typed)) return null
  const { filter } = parseFilter(typed)
  return filter?.type === 'regex' ? filter : null
}
