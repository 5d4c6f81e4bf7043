import { assertNever } from '../assert-never'
import { formatDuration } from './duration'
import type { Filter, FilterTest, JsonScalar, JsonTest } from './filter'
import { opcodeNames } from './filter-keys'
import { formatJsonPath } from './json-path'
import type { NumberTest } from './number-test'
import { operatorOf } from './operator'
import { quoteText } from './quoted-text'
import { formatWallTime } from './wall-time'

/** The text that `parseFilter` reads as this filter, short and in one way. */
export function formatFilter(filter: Filter): string {
  if (filter.type === 'or') return filter.operands.map((operand) => inside(operand, ['or'])).join(' or ')
  if (filter.type === 'and') return filter.operands.map((operand) => inside(operand, ['or', 'and'])).join(' ')
  return filter.type === 'not' ? `not ${inside(filter.operand, ['or', 'and'])}` : formatTest(filter)
}

/** In parentheses where it would otherwise be read as part of what surrounds it. */
function inside(operand: Filter, grouped: readonly Filter['type'][]): string {
  const text = formatFilter(operand)
  return grouped.includes(operand.type) ? `(${text})` : text
}

function formatTest(test: FilterTest): string {
  switch (test.type) {
    case 'contains':
      return isPlainWord(test.text) ? test.text : quoteText(test.text)
    case 'regex':
      return `/${test.source}/${test.flags}`
    case 'direction':
      return `dir:${test.direction}`
    case 'opcode':
      return `op:${test.opcodes.map(formatOpcode).join(',')}`
    case 'length':
      return `len${formatNumberTest(test.test)}`
    case 'connection':
      return `conn${formatNumberTest(test.test)}`
    case 'close-code':
      return `code${formatNumberTest(test.test)}`
    case 'cause':
      return `by:${test.name === null ? '*' : formatName(test.name)}`
    case 'flag':
      return `${test.flag}:${test.value}`
    case 'kind':
      return `kind:${test.categories.join(',')}`
    case 'json':
      return `json${formatJsonPath(test.path)}${formatJsonTest(test.test)}`
    case 'since':
      return `since:${formatDuration(test.nanoseconds)}`
    case 'after':
    case 'before':
      return `${test.type}:${formatWallTime(test.time)}`
    default:
      return assertNever(test)
  }
}

/** Quotes more than has to be: what is searched for should not look like a term of the language. */
function isPlainWord(text: string): boolean {
  if (!/^[^\s()":=<>!/↑↓][^\s()":=<>!]*$/.test(text)) return false
  return !/^(and|or|not|json.*)$/is.test(text)
}

/** A word as it is, anything else in quotes. */
export const formatName = (name: string): string =>
  /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) ? name : quoteText(name)

function formatOpcode(opcode: number): string {
  const named = Object.entries(opcodeNames).find(([, value]) => value === opcode)
  return named?.[0] ?? `0x${opcode.toString(16)}`
}

function formatNumberTest(test: NumberTest): string {
  if (test.type !== 'within') return `${operatorOf[test.type]}${test.value}`
  return `:${test.ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}..${to}`)).join(',')}`
}

function formatJsonTest(test: JsonTest): string {
  switch (test.type) {
    case 'present':
      return ':*'
    case 'equal':
      return `:${formatScalar(test.value)}`
    case 'unequal':
      return `!=${formatScalar(test.value)}`
    case 'less':
    case 'at-most':
    case 'greater':
    case 'at-least':
      return `${operatorOf[test.type]}${test.source}`
  }
}

function formatScalar(scalar: JsonScalar): string {
  switch (scalar.kind) {
    case 'string':
      // A word that begins with a letter can be no number.
      return /^(?!(true|false|null)$)[\p{L}_][\p{L}\p{N}_.-]*$/u.test(scalar.text)
        ? scalar.text
        : quoteText(scalar.text)
    case 'number':
      return scalar.source
    case 'true':
    case 'false':
    case 'null':
      return scalar.kind
  }
}
