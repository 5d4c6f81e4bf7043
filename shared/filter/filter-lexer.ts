import { findFilterKey } from './filter-keys'
import type { FilterErrorCode } from './filter-problem'
import type { FieldToken, FilterToken, Span } from './filter-token'
import { readJsonPath, type JsonPath } from './json-path'
import { operators, type Operator } from './operator'
import { readQuotedText } from './quoted-text'
import { readRegex } from './regex-token'

const whiteSpace = /\s*/y
/** A bare word ends at white space or a parenthesis: pasted JSON and paths are words as they are. */
const bareWord = /[^\s()]*/y
const keyWord = /[a-z][\w-]*/iy
const keywords = ['and', 'or', 'not'] as const

export function readFilterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = []
  let at = skip(whiteSpace, text, 0)
  while (at < text.length) {
    const token = readToken(text, at)
    tokens.push(token)
    at = skip(whiteSpace, text, token.to)
  }
  return tokens
}

function readToken(text: string, from: number): FilterToken {
  const first = text.charAt(from)
  if (first === '(' || first === ')') return { type: first, from, to: from + 1 }
  if (first === '"') {
    const { value, end, ended } = readQuotedText(text, from)
    if (!ended) return invalid('quote-not-ended', { from, to: end }, from)
    return { type: 'text', text: value, hint: null, from, to: end }
  }
  const wordEnd = skip(bareWord, text, from)
  const word = text.slice(from, wordEnd)
  if (first === '/') return readRegex(text, from, wordEnd)
  if (word === '↑' || word === '↓') return arrow(word, from, wordEnd)
  return readField(text, from) ?? readWord(word, from, wordEnd)
}

function readWord(word: string, from: number, to: number): FilterToken {
  const keyword = keywords.find((candidate) => candidate === word.toLowerCase())
  return keyword === undefined ? { type: 'text', text: word, hint: null, from, to } : { type: keyword, from, to }
}

/** `null` where no operator follows a key. */
function readField(text: string, from: number): FilterToken | null {
  let at = skip(keyWord, text, from)
  const key = text.slice(from, at)
  const known = findFilterKey(key)
  let path: JsonPath = []
  if (known === 'json') {
    const reading = readJsonPath(text, at)
    const failedTo = Math.max(skip(bareWord, text, at), reading.end + 1)
    if (reading.failed) return invalid('path-invalid', { from: reading.end, to: failedTo }, from)
    at = reading.end
    path = reading.path
  }
  // Any word may stand before a spaced-out ">"; a key that does means it.
  const operatorAt = known === null ? at : skip(whiteSpace, text, at)
  const operator = key === '' ? null : operatorIn(text, operatorAt)
  if (operator === null) return null
  const operatorEnd = operatorAt + operator.length
  const valueAt = known === null ? operatorEnd : skip(whiteSpace, text, operatorEnd)
  return readValue(text, valueAt, { type: 'field', key, path, keyTo: at, operator, from })
}

function readValue(
  text: string,
  from: number,
  start: Omit<FieldToken, 'value' | 'quoted' | 'valueSpan' | 'to'>,
): FilterToken {
  if (text[from] === '"') {
    const { value, end, ended } = readQuotedText(text, from)
    if (!ended) return invalid('quote-not-ended', { from, to: end }, start.from)
    return { ...start, value, quoted: true, valueSpan: { from, to: end }, to: end }
  }
  const to = skip(bareWord, text, from)
  return { ...start, value: text.slice(from, to), quoted: false, valueSpan: { from, to }, to }
}

/** The arrows of the timeline stand for themselves. */
function arrow(value: string, from: number, to: number): FieldToken {
  const start = { type: 'field', key: 'dir', path: [], keyTo: from, operator: ':' } as const
  return { ...start, value, quoted: false, valueSpan: { from, to }, from, to }
}

const operatorIn = (text: string, at: number): Operator | null =>
  operators.find((operator) => text.startsWith(operator, at)) ?? null

/** @param from where the token begins of which `span` is wrong */
const invalid = (code: FilterErrorCode, span: Span, from: number): FilterToken => ({
  type: 'invalid',
  error: { ...span, code, params: {} },
  from,
  to: span.to,
})

/** Where the match of a sticky pattern at `at` ends; `at` itself where there is none. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
