import { parseByteSize } from './byte-size'
import { parseDuration } from './duration'
import { eventCategories } from './event-category'
import type { Filter, FilterTest, JsonTest } from './filter'
import {
  directionNames,
  findFilterKey,
  isFlagName,
  nearestFilterKey,
  opcodeNames,
  truthNames,
  valuesOfKey,
  type FilterKey,
} from './filter-keys'
import type { FilterError, FilterErrorCode } from './filter-problem'
import type { FieldToken, Span } from './filter-token'
import { jsonNumber, readJsonScalar } from './json-scalar'
import { nearestWord } from './nearest-word'
import type { NumberRange, NumberTest } from './number-test'
import { comparisons } from './operator'
import { quoteText } from './quoted-text'
import { parseWallTime } from './wall-time'

export type FieldReading =
  { readonly ok: true; readonly filter: Filter } | { readonly ok: false; readonly error: FilterError }

/** What `key:value` asks, or why it asks nothing. */
export function parseField(field: FieldToken): FieldReading {
  try {
    return { ok: true, filter: readField(field) }
  } catch (failure) {
    if (failure instanceof FieldFailure) return { ok: false, error: failure.error }
    throw failure
  }
}

/** Carries an error out of the middle of a value; never leaves this file. */
class FieldFailure extends Error {
  constructor(readonly error: FilterError) {
    super(error.code)
  }
}

function fail(code: FilterErrorCode, { from, to }: Span, params: Readonly<Record<string, string>>): never {
  throw new FieldFailure({ from, to, code, params })
}

function readField(field: FieldToken): Filter {
  const { key: typed, operator, value } = field
  const key = findFilterKey(typed)
  if (key === null) {
    const span = { from: field.from, to: field.keyTo }
    const suggestion = nearestFilterKey(typed) ?? ''
    fail('unknown-key', span, { key: typed, suggestion, quoted: quoteText(`${typed}${operator}${value}`) })
  }
  if (value === '' && !field.quoted) fail('value-missing', field, { key: typed })
  if (key === 'json') return readJsonTest(field)
  if (key === 'len') return { type: 'length', test: readNumberTest(field, parseByteSize) }
  if (key === 'conn') return { type: 'connection', test: readNumberTest(field, parseInteger) }
  if (key === 'code') return { type: 'close-code', test: readNumberTest(field, parseInteger) }
  return readEquality(field, key)
}

type UnorderedKey = Exclude<FilterKey, 'json' | 'len' | 'conn' | 'code'>

/** Keys whose values have no order: `!=` is short for `not`, and there is no `<`. */
function readEquality(field: FieldToken, key: UnorderedKey): Filter {
  const { operator } = field
  const unequal = operator === '!=' && key !== 'since' && key !== 'after' && key !== 'before'
  if (operator !== ':' && operator !== '=' && !unequal) fail('operator-unsuited', field, { key: field.key, operator })
  const test = readTest(field, key)
  return unequal ? { type: 'not', operand: test } : test
}

function readTest(field: FieldToken, key: UnorderedKey): FilterTest {
  const { value, valueSpan } = field
  if (isFlagName(key)) return { type: 'flag', flag: key, value: readWord(field, key, truthNames) === 'true' }
  switch (key) {
    case 'dir':
      if (value === '↑') return { type: 'direction', direction: 'sent' }
      if (value === '↓') return { type: 'direction', direction: 'received' }
      return { type: 'direction', direction: readWord(field, key, directionNames) }
    case 'op':
      return { type: 'opcode', opcodes: readList(field, (part, span) => readOpcode(field, part, span)) }
    case 'kind':
      return {
        type: 'kind',
        categories: readList(field, (part, span) => readWord(field, key, eventCategories, part, span)),
      }
    case 'by':
      return { type: 'cause', name: value === '*' && !field.quoted ? null : value }
    case 'since':
      return { type: 'since', nanoseconds: parseDuration(value) ?? fail('duration-invalid', valueSpan, { value }) }
    case 'after':
    case 'before':
      return { type: key, time: parseWallTime(value) ?? fail('time-invalid', valueSpan, { value }) }
  }
}

function readOpcode(field: FieldToken, part: string, span: Span): number {
  const number = /^(0x[\da-f]|\d{1,2})$/i.test(part) ? Number(part) : Number.NaN
  if (number <= 0xf) return number
  return opcodeNames[readWord(field, 'op', Object.keys(opcodeNames) as (keyof typeof opcodeNames)[], part, span)]
}

function readWord<Word extends string>(
  field: FieldToken,
  key: FilterKey,
  words: readonly Word[],
  typed = field.value,
  span = field.valueSpan,
): Word {
  const lower = typed.toLowerCase()
  const word = words.find((candidate) => candidate === lower)
  if (word !== undefined) return word
  const suggestion = nearestWord(typed, words) ?? ''
  fail('unknown-value', span, { key: field.key, value: typed, suggestion, allowed: valuesOfKey(key).join(', ') })
}

/** The parts between commas, each once. */
function readList<Item>(field: FieldToken, read: (part: string, span: Span) => Item): Item[] {
  const { value, quoted, valueSpan } = field
  const items = new Set<Item>()
  let from = valueSpan.from + (quoted ? 1 : 0)
  for (const part of value.split(',')) {
    if (part.trim() === '') fail('value-missing', field, { key: field.key })
    items.add(read(part.trim(), { from, to: from + part.length }))
    from += part.length + 1
  }
  return [...items]
}

function readNumberTest(field: FieldToken, parse: (text: string) => number | null): NumberTest {
  const { operator, value, valueSpan } = field
  const number = (text: string, part: string, span: Span): number =>
    parse(text) ?? fail('number-invalid', span, { key: field.key, value: part })
  if (operator !== ':' && operator !== '=')
    return { type: comparisons[operator], value: number(value, value, valueSpan) }
  const ranges = readList(field, (part, span): NumberRange => {
    // "1-5" is a range too: there are no negative numbers here.
    const [, from = part, to = part] = /^(.*?)(?:\.\.|-)(.*)$/.exec(part) ?? []
    const range = { from: number(from, part, span), to: number(to, part, span) }
    if (range.from > range.to) fail('range-backwards', span, { key: field.key, from, to })
    return range
  })
  return { type: 'within', ranges }
}

function parseInteger(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function readJsonTest(field: FieldToken): Filter {
  const { path, operator, value, quoted, valueSpan } = field
  const json = (test: JsonTest): FilterTest => ({ type: 'json', path, test })
  const equality = operator === ':' || operator === '='
  if (value === '*' && !quoted && (equality || operator === '!=')) {
    const present = json({ type: 'present' })
    return equality ? present : { type: 'not', operand: present }
  }
  if (equality) return json({ type: 'equal', value: readJsonScalar(value, quoted) })
  if (operator === '!=') return json({ type: 'unequal', value: readJsonScalar(value, quoted) })
  if (quoted || !jsonNumber.test(value)) fail('number-invalid', valueSpan, { key: field.key, value })
  return json({ type: comparisons[operator], source: value })
}
