import fc from 'fast-check'
import { eventCategories } from '../../../../shared/filter/event-category'
import {
  flagNames,
  type Filter,
  type FilterTest,
  type JsonScalar,
  type JsonTest,
} from '../../../../shared/filter/filter'
import type { JsonStep } from '../../../../shared/filter/json-path'
import type { NumberTest } from '../../../../shared/filter/number-test'

const size = fc.oneof(fc.nat(20), fc.nat(), fc.constantFrom(1000, 1006, 4_000_000_000))

const numberTest: fc.Arbitrary<NumberTest> = fc.oneof(
  fc.record({ type: fc.constantFrom('less', 'at-most', 'greater', 'at-least', 'unequal'), value: size }),
  fc.record({
    type: fc.constant('within' as const),
    ranges: fc.uniqueArray(
      fc.tuple(size, size).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
      { minLength: 1, maxLength: 3, selector: ({ from, to }) => `${from}..${to}` },
    ),
  }),
)

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('a', 'AB', 'é', 'Ж', 'and', 'len', '>5', 'json.a:1', '/x/i', '"\\', 'C:\\new', ' ', '↑', '{"a":1}'),
)

const jsonNumber = fc.oneof(
  fc.constantFrom('1', '2', '1.0', '10e-1', '-0', '12345678901234567890'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
)

const jsonScalar: fc.Arbitrary<JsonScalar> = fc.oneof(
  fc.record({ kind: fc.constant('string' as const), text }),
  fc.record({ kind: fc.constant('number' as const), source: jsonNumber }),
  fc.record({ kind: fc.constantFrom('true', 'false', 'null') }),
)

const jsonTest: fc.Arbitrary<JsonTest> = fc.oneof(
  fc.record({ type: fc.constant('present' as const) }),
  fc.record({ type: fc.constantFrom('equal', 'unequal'), value: jsonScalar }),
  fc.record({ type: fc.constantFrom('less', 'at-most', 'greater', 'at-least'), source: jsonNumber }),
)

const jsonStep: fc.Arbitrary<JsonStep> = fc.oneof(
  fc.record({ kind: fc.constant('member' as const), name: fc.oneof(fc.constantFrom('a', 'b', '*', ''), text) }),
  fc.record({ kind: fc.constant('element' as const), index: fc.nat(3) }),
  fc.record({ kind: fc.constant('any' as const) }),
)

const date = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2400-01-01T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

const wallTime = fc.record({
  date: fc.oneof(fc.constant(null), date),
  nanoseconds: fc.oneof(fc.nat(2000), fc.integer({ min: 0, max: 86_400e9 - 1 })),
  offset: fc.oneof(fc.constant(null), fc.integer({ min: -1439, max: 1439 })),
})

const regex: fc.Arbitrary<FilterTest> = fc.record({
  type: fc.constant('regex' as const),
  source: fc.constantFrom('a', '^b', '[/"]', 'a|b', '\\/', '\\xff', '\\s', '.', '(a)\\1'),
  flags: fc.subarray(['i', 'm', 's', 'u']).map((flags) => flags.join('')),
})

export const arbitraryTest: fc.Arbitrary<FilterTest> = fc.oneof(
  fc.record({ type: fc.constant('contains' as const), text }),
  regex,
  fc.record({ type: fc.constant('direction' as const), direction: fc.constantFrom('sent', 'received') }),
  fc.record({ type: fc.constant('opcode' as const), opcodes: fc.uniqueArray(fc.nat(15), { minLength: 1 }) }),
  fc.record({ type: fc.constantFrom('length', 'connection', 'close-code'), test: numberTest }),
  fc.record({
    type: fc.constant('cause' as const),
    name: fc.oneof(fc.constant(null), fc.constantFrom('*', 'echo', 'Begrüßung 😀'), text),
  }),
  fc.record({ type: fc.constant('flag' as const), flag: fc.constantFrom(...flagNames), value: fc.boolean() }),
  fc.record({
    type: fc.constant('kind' as const),
    categories: fc.uniqueArray(fc.constantFrom(...eventCategories), { minLength: 1 }),
  }),
  fc.record({ type: fc.constant('json' as const), path: fc.array(jsonStep, { maxLength: 3 }), test: jsonTest }),
  fc.record({ type: fc.constant('since' as const), nanoseconds: fc.oneof(size, fc.maxSafeNat()) }),
  fc.record({ type: fc.constantFrom('after', 'before'), time: wallTime }),
)

/** Any filter that a text can say. */
export const arbitraryFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: arbitraryTest },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constantFrom('and', 'or'),
        operands: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('not' as const), operand: tie('filter') }) },
  ),
})).filter
