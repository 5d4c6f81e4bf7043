import { compileTest } from './compile-test'
import { Cost, type EventTest } from './event-test'
import type { Filter } from './filter'
import type { FilterContext } from './filter-context'
import { opposite, Verdict } from './verdict'

/**
 * Makes a filter ready to run over a session. Ask `record` first, and `payload` only where it says `NeedsPayload`: most
 * events are decided without reading a byte of them.
 */
export function compileFilter(filter: Filter, context: FilterContext): EventTest {
  if (filter.type === 'not') return negated(compileFilter(filter.operand, context))
  if (filter.type !== 'and' && filter.type !== 'or') return compileTest(filter, context)
  const tests = filter.operands.map((operand) => compileFilter(operand, context))
  return filter.type === 'and' ? all(tests) : some(tests)
}

function all(operands: readonly EventTest[]): EventTest {
  const tests = cheapFirst(operands)
  return {
    record: (record) => {
      let least: Verdict = Verdict.Yes
      for (const test of tests) {
        const verdict = test.record(record)
        if (verdict === Verdict.No) return Verdict.No
        if (verdict < least) least = verdict
      }
      return least
    },
    payload: (record, payload) => {
      for (const test of tests) if (!test.payload(record, payload)) return false
      return true
    },
    cost: highestCost(tests),
  }
}

function some(operands: readonly EventTest[]): EventTest {
  const tests = cheapFirst(operands)
  return {
    record: (record) => {
      let greatest: Verdict = Verdict.No
      for (const test of tests) {
        const verdict = test.record(record)
        if (verdict === Verdict.Yes) return Verdict.Yes
        if (verdict > greatest) greatest = verdict
      }
      return greatest
    },
    payload: (record, payload) => {
      for (const test of tests) if (test.payload(record, payload)) return true
      return false
    },
    cost: highestCost(tests),
  }
}

function negated(test: EventTest): EventTest {
  return {
    record: (record) => opposite(test.record(record)),
    payload: (record, payload) => !test.payload(record, payload),
    cost: test.cost,
  }
}

const cheapFirst = (tests: readonly EventTest[]): readonly EventTest[] => tests.toSorted((a, b) => a.cost - b.cost)

const highestCost = (tests: readonly EventTest[]): Cost =>
  tests.reduce<Cost>((highest, { cost }) => (cost > highest ? cost : highest), Cost.Record)
