import { appError, type AppError } from '../errors/app-error'
import { documentPasses } from '../filter/json-matcher'
import { readJsonPath, type JsonPath } from '../filter/json-path'
import { readJsonScalar } from '../filter/json-scalar'
import { readQuotedText } from '../filter/quoted-text'
import { parseHex } from '../payload/hex'
import type { ReceivedMessage } from './received-message'
import type { MessageMatch } from './responder'
import type { CompilePattern } from './text-pattern'

/** `groups` of a pattern, else empty. `too-long`: the message cannot be looked into, which is not the same as no. */
export type Look = { readonly kind: 'yes'; readonly groups: readonly (string | null)[] } | 'no' | 'too-long'
export interface Matcher {
  look(message: ReceivedMessage): Look
  /** Of the pattern; `null` without one. */
  readonly groups: number | null
  /** It may take long enough to have an eye on it. */
  readonly slow: boolean
}

export type MatchCompilation =
  | { readonly ok: true; readonly matcher: Matcher }
  /** `field` of the match. */
  | { readonly ok: false; readonly field: string; readonly error: AppError }

/** Characters: what a pattern costs to compile grows with it. */
export const MAX_PATTERN = 1000

const YES: Look = { kind: 'yes', groups: [] }

export function compileMatch(match: MessageMatch, compilePattern: CompilePattern): MatchCompilation {
  switch (match.kind) {
    case 'any':
      return compiled(() => YES)
    case 'text-equals': {
      const expected = new TextEncoder().encode(match.text)
      return compiled(({ type, bytes }) =>
        type === 'text' && bytes.length === expected.length && startsWith(bytes, expected) ? YES : 'no',
      )
    }
    case 'text-contains':
      return compiled((message) => lookInto(message, (text) => (text.includes(match.text) ? YES : 'no')))
    case 'regex':
      return compileRegex(match.pattern, match.ignoreCase, compilePattern)
    case 'json-equals':
      return compileJson(match.path, match.value)
    case 'binary-prefix': {
      const prefix = parseHex(match.hex)
      if (!prefix.ok) return { ok: false, field: 'hex', error: prefix.error }
      return compiled(({ type, bytes }) => (type === 'binary' && startsWith(bytes, prefix.value) ? YES : 'no'))
    }
  }
}

const compiled = (look: Matcher['look']): MatchCompilation => ({
  ok: true,
  matcher: { look, groups: null, slow: false },
})

function compileRegex(source: string, ignoreCase: boolean, compilePattern: CompilePattern): MatchCompilation {
  if (source.length > MAX_PATTERN)
    return { ok: false, field: 'pattern', error: appError('pattern-too-long', { length: String(source.length) }) }
  const reading = compilePattern(source, ignoreCase)
  if (!reading.ok) {
    const params = { problem: reading.problem, position: String(reading.position + 1) }
    return { ok: false, field: 'pattern', error: appError('pattern-invalid', params) }
  }
  const { pattern } = reading
  const look = (text: string): Look => {
    const groups = pattern.match(text)
    if (groups === 'too-long') return groups
    return groups === null ? 'no' : { kind: 'yes', groups }
  }
  return {
    ok: true,
    matcher: { look: (message) => lookInto(message, look), groups: pattern.groups, slow: true },
  }
}

function compileJson(typed: string, value: string): MatchCompilation {
  const path = parseJsonPath(typed)
  if (typeof path === 'number')
    return { ok: false, field: 'path', error: appError('json-path-invalid', { position: String(path + 1) }) }
  const quoted = value.startsWith('"') ? readQuotedText(value, 0) : null
  const isQuoted = quoted?.ended === true && quoted.end === value.length
  const scalar = readJsonScalar(isQuoted ? quoted.value : value, isQuoted)
  return compiled((message) => {
    if (message.tooLong) return 'too-long'
    const { document } = message
    return document !== null && documentPasses(document, path, { type: 'equal', value: scalar }) ? YES : 'no'
  })
}

/** The place that cannot be read, from 0, where there is one. The dot before the first name may be left out. */
function parseJsonPath(typed: string): JsonPath | number {
  const added = typed === '' || typed.startsWith('.') || typed.startsWith('[') ? 0 : 1
  const text = added === 0 ? typed : `.${typed}`
  const { path, end, failed } = readJsonPath(text, 0)
  return failed || end < text.length ? end - added : path
}

function lookInto(message: ReceivedMessage, look: (text: string) => Look): Look {
  if (message.type === 'binary') return 'no'
  return message.text === null ? 'too-long' : look(message.text)
}

const startsWith = (bytes: Uint8Array, prefix: Uint8Array): boolean =>
  bytes.length >= prefix.length && prefix.every((byte, index) => byte === bytes[index])
