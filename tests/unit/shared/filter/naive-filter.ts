import { RecordKind } from '../../../../shared/filter/filterable-record'
import type { Filter, JsonScalar, JsonTest } from '../../../../shared/filter/filter'
import type { FilterContext } from '../../../../shared/filter/filter-context'
import type { JsonStep } from '../../../../shared/filter/json-path'
import type { NumberTest } from '../../../../shared/filter/number-test'
import type { FilterableEvent } from './filterable-event'

/** What a filter means, said once more in the plainest way and without regard to speed. */
export function naiveMatch(filter: Filter, event: FilterableEvent, context: FilterContext): boolean {
  const { record, payload } = event
  const isFrame = record.kind === RecordKind.Frame
  const isData = isFrame || record.kind === RecordKind.Message
  switch (filter.type) {
    case 'and':
      return filter.operands.every((operand) => naiveMatch(operand, event, context))
    case 'or':
      return filter.operands.some((operand) => naiveMatch(operand, event, context))
    case 'not':
      return !naiveMatch(filter.operand, event, context)
    case 'contains':
      return naiveContains(Buffer.from(payload), filter.text)
    case 'regex':
      return new RegExp(filter.source, filter.flags).test(utf8(payload) ?? Buffer.from(payload).toString('latin1'))
    case 'direction': {
      const violation = record.kind === RecordKind.ProtocolViolation
      const direction = violation ? detail(payload)['direction'] : record.received ? 'received' : 'sent'
      return (isData || violation) && direction === filter.direction
    }
    case 'opcode':
      return isData && filter.opcodes.includes(record.opcode)
    case 'length':
      return isData && naiveNumber(filter.test, record.payloadLength)
    case 'connection':
      return naiveNumber(filter.test, record.connection)
    case 'close-code': {
      if (record.kind === RecordKind.ConnectionClosed) {
        const { code } = detail(payload)
        return typeof code === 'number' && naiveNumber(filter.test, code)
      }
      if (!isFrame || record.opcode !== 8 || payload.length < 2) return false
      return naiveNumber(filter.test, Buffer.from(payload).readUInt16BE(0))
    }
    case 'cause': {
      const cause = record.kind === RecordKind.ConnectionClosed ? detail(payload)['cause'] : isData && record.cause
      if (typeof cause !== 'string') return false
      return filter.name === null || cause.toLowerCase() === filter.name.toLowerCase()
    }
    case 'flag':
      return (isFrame || (filter.flag === 'compressed' && isData)) && record[filter.flag] === filter.value
    case 'kind':
      return filter.categories.some((category) => naiveCategory(record.kind) === category)
    case 'json': {
      const text = utf8(payload)
      try {
        return naiveJson(JSON.parse(text ?? ''), filter.path, filter.test)
      } catch {
        return false
      }
    }
    case 'since':
      return record.time >= context.now - filter.nanoseconds
    case 'after':
    case 'before': {
      const { date, nanoseconds, offset } = filter.time
      const minutes = offset ?? context.utcOffset
      const day = date ?? new Date(context.startedAt / 1000 + minutes * 60_000).toISOString().slice(0, 10)
      const start = (Date.parse(`${day}T00:00Z`) - minutes * 60_000) * 1000 - context.startedAt
      const isAfter = record.time >= start * 1000 + nanoseconds
      return filter.type === 'after' ? isAfter : !isAfter
    }
  }
}

function naiveContains(payload: Buffer, text: string): boolean {
  const ascii = Buffer.byteLength(text) === text.length
  const haystack = payload.toString(ascii ? 'latin1' : 'utf8')
  if (!ascii) return haystack.toLowerCase().includes(text.toLowerCase())
  return lower(haystack).includes(lower(text))
}

const lower = (mixed: string): string => mixed.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function naiveNumber(test: NumberTest, value: number): boolean {
  if (test.type === 'within') return test.ranges.some(({ from, to }) => from <= value && value <= to)
  if (test.type === 'unequal') return value !== test.value
  return naiveOrder(test.type, value, test.value)
}

function naiveOrder(type: 'less' | 'at-most' | 'greater' | 'at-least', a: number, b: number): boolean {
  return { less: a < b, 'at-most': a <= b, greater: a > b, 'at-least': a >= b }[type]
}

function naiveJson(value: unknown, [step, ...rest]: readonly JsonStep[], test: JsonTest): boolean {
  if (step !== undefined) return naiveStep(value, step).some((child) => naiveJson(child, rest, test))
  if (test.type === 'present') return true
  if ('value' in test) return (value === naiveScalar(test.value)) === (test.type === 'equal')
  return typeof value === 'number' && naiveOrder(test.type, value, Number(test.source))
}

function naiveStep(value: unknown, step: JsonStep): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (step.kind === 'any') return Object.values(value)
  if (step.kind === 'element') return Array.isArray(value) && step.index < value.length ? [value[step.index]] : []
  return !Array.isArray(value) && Object.hasOwn(value, step.name) ? [(value as Record<string, unknown>)[step.name]] : []
}

function naiveScalar(scalar: JsonScalar): unknown {
  if (scalar.kind === 'string') return scalar.text
  return JSON.parse(scalar.kind === 'number' ? scalar.source : scalar.kind)
}

function naiveCategory(kind: number): string | undefined {
  const handshake = 'handshake'
  return ['', 'opened', handshake, handshake, handshake, 'frame', 'message', 'violation', 'error', 'note', 'closed'][
    kind
  ]
}

function detail(payload: Uint8Array): Record<string, unknown> {
  try {
    return Object(JSON.parse(Buffer.from(payload).toString())) as Record<string, unknown>
  } catch {
    return {}
  }
}

function utf8(payload: Uint8Array): string | null {
  const text = Buffer.from(payload).toString()
  return Buffer.from(text).equals(payload) ? text : null
}
