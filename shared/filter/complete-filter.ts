import { filterKeys, findFilterKey, valuesOfKey, type FilterKey } from './filter-keys'
import { readFilterTokens } from './filter-lexer'
import type { FieldToken, Span } from './filter-token'
import { formatJsonPath, type JsonPath } from './json-path'

/** What could stand at the cursor, in the place of what `from` and `to` span. */
export interface FilterCompletion extends Span {
  readonly suggestions: readonly FilterSuggestion[]
}

export interface FilterSuggestion {
  readonly type: 'key' | 'value' | 'path' | 'word'
  /** To put into the text; a key comes with what usually follows it. */
  readonly text: string
}

/** @param paths that are known to occur in the session's JSON, the likely ones first */
export function completeFilter(text: string, cursor: number, paths: readonly JsonPath[]): FilterCompletion {
  const token = readFilterTokens(text).find(({ from, to }) => from < cursor && cursor <= to)
  const typed = token === undefined ? '' : text.slice(token.from, cursor)
  switch (token?.type) {
    case 'field':
      return completeField(token, text, cursor, paths)
    case 'regex':
      return { from: cursor, to: cursor, suggestions: [] }
    case undefined:
    case '(':
    case ')':
      return { from: cursor, to: cursor, suggestions: termsLike('', paths) }
    case 'text':
    case 'and':
    case 'or':
    case 'not':
      return completion(token, text, termsLike(typed, paths))
    case 'invalid':
      return completion(token, text, isJson(typed) ? termsLike(typed, paths) : [])
  }
}

function completeField(token: FieldToken, text: string, cursor: number, paths: readonly JsonPath[]): FilterCompletion {
  const key = findFilterKey(token.key)
  const { from, keyTo, operator } = token
  if (cursor <= keyTo) {
    const typed = text.slice(from, cursor)
    if (key === 'json') return completion({ from, to: keyTo }, text, pathsLike(typed, paths))
    // Another key brings its own operator.
    return completion({ from, to: text.indexOf(operator, keyTo) + operator.length }, text, termsLike(typed, []))
  }
  if (key === null || token.quoted) return { from: cursor, to: cursor, suggestions: [] }
  return completeValue(key, token, text, cursor)
}

/** The value, or of a list the part that the cursor is in. */
function completeValue(
  key: FilterKey,
  { value, valueSpan }: FieldToken,
  text: string,
  cursor: number,
): FilterCompletion {
  const inValue = cursor - valueSpan.from
  if (inValue < 0) return completion({ from: cursor, to: cursor }, text, valuesLike('', key, []))
  const start = value.slice(0, inValue).lastIndexOf(',') + 1
  const comma = value.indexOf(',', inValue)
  const end = comma === -1 ? value.length : comma
  const others = [...value.slice(0, start).split(','), ...value.slice(end).split(',')]
  const span = { from: valueSpan.from + start, to: valueSpan.from + end }
  return completion(span, text, valuesLike(value.slice(start, inValue), key, others))
}

/** What is there already need not be suggested. */
function completion({ from, to }: Span, text: string, suggestions: readonly FilterSuggestion[]): FilterCompletion {
  const present = text.slice(from, to)
  return { from, to, suggestions: suggestions.filter((suggestion) => suggestion.text !== present) }
}

function termsLike(typed: string, paths: readonly JsonPath[]): readonly FilterSuggestion[] {
  if (isJson(typed) && typed.length > 'json'.length) return pathsLike(typed, paths)
  return [
    ...filterKeys.map((key): FilterSuggestion => ({ type: 'key', text: keyWithOperator(key) })),
    ...['not', 'or', 'and'].map((text): FilterSuggestion => ({ type: 'word', text })),
    ...(isJson(typed) ? pathsLike(typed, paths) : []),
  ].filter(startsLike(typed))
}

function pathsLike(typed: string, paths: readonly JsonPath[]): readonly FilterSuggestion[] {
  return paths
    .map((path): FilterSuggestion => ({ type: 'path', text: `json${formatJsonPath(path)}` }))
    .filter(startsLike(typed))
}

function valuesLike(typed: string, key: FilterKey, others: readonly string[]): readonly FilterSuggestion[] {
  return valuesOfKey(key)
    .filter((value) => !others.includes(value))
    .map((text): FilterSuggestion => ({ type: 'value', text }))
    .filter(startsLike(typed))
}

function startsLike(typed: string): (suggestion: FilterSuggestion) => boolean {
  const lower = typed.toLowerCase()
  return ({ text }) => text.toLowerCase().startsWith(lower)
}

const isJson = (typed: string): boolean => /^json([.[]|$)/i.test(typed)

function keyWithOperator(key: FilterKey): string {
  if (key === 'len') return 'len>'
  return key === 'json' ? 'json.' : `${key}:`
}
