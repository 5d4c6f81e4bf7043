import { formatName } from './format-filter'
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

/** What is known to occur in the session, the likely ones first. */
export interface KnownOfSession {
  readonly paths: readonly JsonPath[]
  /** Names. */
  readonly responders: readonly string[]
}

export function completeFilter(text: string, cursor: number, known: KnownOfSession): FilterCompletion {
  const token = readFilterTokens(text).find(({ from, to }) => from < cursor && cursor <= to)
  const typed = token === undefined ? '' : text.slice(token.from, cursor)
  switch (token?.type) {
    case 'field':
      return completeField(token, text, cursor, known)
    case 'regex':
      return { from: cursor, to: cursor, suggestions: [] }
    case undefined:
    case '(':
    case ')':
      return { from: cursor, to: cursor, suggestions: termsLike('', known) }
    case 'text':
    case 'and':
    case 'or':
    case 'not':
      return completion(token, text, termsLike(typed, known))
    case 'invalid':
      return completeUnfinished(token, text, typed, known)
  }
}

const nothingKnown: KnownOfSession = { paths: [], responders: [] }

/** A path that ends in the middle, or a name whose closing quote is still to come. */
function completeUnfinished(token: Span, text: string, typed: string, known: KnownOfSession): FilterCompletion {
  if (isJson(typed)) return completion(token, text, termsLike(typed, known))
  const [before = '', name = ''] = /^by\s*(?:!=|[:=])\s*(?="(.*))/is.exec(typed) ?? []
  const names = before === '' ? [] : namesLike(name, known)
  return completion({ from: token.from + before.length, to: token.to }, text, names)
}

function completeField(token: FieldToken, text: string, cursor: number, known: KnownOfSession): FilterCompletion {
  const key = findFilterKey(token.key)
  const { from, keyTo, operator } = token
  if (cursor <= keyTo) {
    const typed = text.slice(from, cursor)
    if (key === 'json') return completion({ from, to: keyTo }, text, pathsLike(typed, known))
    // Another key brings its own operator.
    return completion(
      { from, to: text.indexOf(operator, keyTo) + operator.length },
      text,
      termsLike(typed, nothingKnown),
    )
  }
  if (key === null || token.quoted) return { from: cursor, to: cursor, suggestions: [] }
  if (key === 'by') return completeName(token, text, cursor, known)
  return completeValue(key, token, text, cursor)
}

function completeName({ value, valueSpan }: FieldToken, text: string, cursor: number, known: KnownOfSession) {
  const typed = value.slice(0, Math.max(0, cursor - valueSpan.from))
  const span = cursor < valueSpan.from ? { from: cursor, to: cursor } : valueSpan
  return completion(span, text, namesLike(typed, known))
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

function termsLike(typed: string, known: KnownOfSession): readonly FilterSuggestion[] {
  if (isJson(typed) && typed.length > 'json'.length) return pathsLike(typed, known)
  return [
    ...filterKeys.map((key): FilterSuggestion => ({ type: 'key', text: keyWithOperator(key) })),
    ...['not', 'or', 'and'].map((text): FilterSuggestion => ({ type: 'word', text })),
    ...(isJson(typed) ? pathsLike(typed, known) : []),
  ].filter(startsLike(typed))
}

function pathsLike(typed: string, { paths }: KnownOfSession): readonly FilterSuggestion[] {
  return paths
    .map((path): FilterSuggestion => ({ type: 'path', text: `json${formatJsonPath(path)}` }))
    .filter(startsLike(typed))
}

/** With the quotes that a name needs; what was typed is compared with the name itself. */
function namesLike(typed: string, { responders }: KnownOfSession): readonly FilterSuggestion[] {
  const lower = typed.toLowerCase()
  return [...new Set(responders)]
    .filter((name) => name.toLowerCase().startsWith(lower))
    .map((name): FilterSuggestion => ({ type: 'value', text: formatName(name) }))
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
