import { assertNever } from '../assert-never'
import { Opcode } from '../protocol/opcode'
import { createByteSearch } from './byte-search'
import { causeOf, closeCodeOf, violationDirectionOf } from './detail-fields'
import { recordKindsOf } from './event-category'
import { Cost, type EventTest } from './event-test'
import type { FilterTest } from './filter'
import type { FilterContext } from './filter-context'
import { RecordKind, type FilterableRecord } from './filterable-record'
import { createJsonMatcher } from './json-matcher'
import { compileNumberTest, passesNumberTest, type NumberTest } from './number-test'
import { binarySafeText, lenientText } from './payload-text'
import { createTextEquality, createTextSearch } from './text-search'
import { Verdict, verdictOf } from './verdict'
import { nanosecondsSinceStart } from './wall-time'

type RecordQuestion = (record: FilterableRecord) => boolean

export function compileTest(test: FilterTest, context: FilterContext): EventTest {
  switch (test.type) {
    case 'contains':
      return compileContains(test.text)
    case 'regex': {
      const regex = new RegExp(test.source, test.flags)
      return fromPayload(0, Cost.Text, (payload) => regex.test(binarySafeText(payload)))
    }
    case 'json':
      return fromPayload(1, Cost.Json, createJsonMatcher(test.path, test.test))
    case 'close-code':
      return compileCloseCode(test.test)
    case 'direction':
      return compileDirection(test.direction === 'received')
    case 'opcode': {
      const opcodes = bits(test.opcodes)
      return fromRecord((record) => isData(record) && hasBit(opcodes, record.opcode))
    }
    case 'kind': {
      const kinds = bits(test.categories.flatMap((category) => recordKindsOf[category]))
      return fromRecord((record) => hasBit(kinds, record.kind))
    }
    case 'length': {
      const { test: length } = test
      return fromRecord((record) => isData(record) && passesNumberTest(length, record.payloadLength))
    }
    case 'connection': {
      const passes = compileNumberTest(test.test)
      return fromRecord((record) => passes(record.connection))
    }
    case 'cause':
      return compileCause(test.name)
    case 'flag': {
      const { flag, value } = test
      if (flag === 'compressed') return fromRecord((record) => isData(record) && record.compressed === value)
      return fromRecord((record) => record.kind === RecordKind.Frame && record[flag] === value)
    }
    case 'since': {
      const start = context.now - test.nanoseconds
      return fromRecord((record) => record.time >= start)
    }
    case 'after': {
      const start = nanosecondsSinceStart(test.time, context.startedAt, context.utcOffset)
      return fromRecord((record) => record.time >= start)
    }
    case 'before': {
      const end = nanosecondsSinceStart(test.time, context.startedAt, context.utcOffset)
      return fromRecord((record) => record.time < end)
    }
    default:
      return assertNever(test)
  }
}

/** ASCII is looked for in the bytes themselves, in any encoding that has it; all else in the text that they are. */
function compileContains(text: string): EventTest {
  if (text === '') return fromRecord(() => true)
  // oxlint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(text)) {
    const search = createByteSearch(new TextEncoder().encode(text))
    return fromPayload(text.length, Cost.Bytes, (payload) => search(payload, 0) !== -1)
  }
  const search = createTextSearch(text)
  // A character in another case may take fewer bytes, but never less than one.
  return fromPayload(Array.from(text).length, Cost.Text, (payload) => search(lenientText(payload)))
}

/** A close frame says its code in its first two bytes (RFC 6455 §5.5.1); the end of a connection in its detail. */
function compileCloseCode(test: NumberTest): EventTest {
  return {
    record: (record) => (mayHaveCode(record) ? Verdict.NeedsPayload : Verdict.No),
    payload: (record, payload) => {
      if (!mayHaveCode(record)) return false
      const [high = 0, low = 0] = payload
      const code = record.kind === RecordKind.Frame ? (high << 8) | low : closeCodeOf(payload)
      return code !== null && passesNumberTest(test, code)
    },
    cost: Cost.Bytes,
  }
}

/** Violations have a direction too, in their detail. */
function compileDirection(received: boolean): EventTest {
  return {
    record: (record) => {
      if (record.kind === RecordKind.ProtocolViolation) return Verdict.NeedsPayload
      return verdictOf(isData(record) && record.received === received)
    },
    payload: (record, payload) => {
      if (record.kind !== RecordKind.ProtocolViolation) return isData(record) && record.received === received
      return violationDirectionOf(payload) === (received ? 'received' : 'sent')
    },
    cost: Cost.Record,
  }
}

/** Of the end of a connection the cause stands in its detail. */
function compileCause(name: string | null): EventTest {
  const passes = name === null ? () => true : createTextEquality(name)
  const passesRecord = ({ cause }: FilterableRecord): boolean => cause !== null && passes(cause)
  return {
    record: (record) => {
      if (record.kind === RecordKind.ConnectionClosed) return Verdict.NeedsPayload
      return verdictOf(isData(record) && passesRecord(record))
    },
    payload: (record, payload) => {
      if (record.kind !== RecordKind.ConnectionClosed) return isData(record) && passesRecord(record)
      const cause = causeOf(payload)
      return cause !== null && passes(cause)
    },
    cost: Cost.Record,
  }
}

function fromRecord(passes: RecordQuestion): EventTest {
  return { record: (record) => verdictOf(passes(record)), payload: passes, cost: Cost.Record }
}

/** `minLength`: shorter payloads cannot match, and need not be read. */
function fromPayload(minLength: number, cost: Cost, matches: (payload: Uint8Array) => boolean): EventTest {
  return {
    record: (record) => (record.contentLength < minLength ? Verdict.No : Verdict.NeedsPayload),
    payload: (_, payload) => payload.length >= minLength && matches(payload),
    cost,
  }
}

const isData = (record: FilterableRecord): boolean =>
  record.kind === RecordKind.Frame || record.kind === RecordKind.Message

const mayHaveCode = (record: FilterableRecord): boolean =>
  record.kind === RecordKind.ConnectionClosed ||
  (record.kind === RecordKind.Frame && record.opcode === Opcode.Close && record.payloadLength >= 2)

const bits = (numbers: readonly number[]): number => numbers.reduce((set, number) => set | (1 << number), 0)

/** Shifting counts modulo 32: a larger number would pass for a smaller one. */
const hasBit = (set: number, number: number): boolean => number < 32 && (set & (1 << number)) !== 0
