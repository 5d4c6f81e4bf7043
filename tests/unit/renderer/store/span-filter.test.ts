import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanOfFilter, withoutSpan, withSpan } from '../../../../renderer/store/span-filter'

const clock = { startedAt: Date.UTC(2026, 0, 2, 14, 2, 11, 482) * 1000, utcOffset: 60 }
const second = 1e9

describe('withSpan', () => {
  it.each([
    ['', { from: 0.5 * second, to: 20 * second }, 'after:15:02:11.9 before:15:02:31.5'],
    ['op:text', { from: 0, to: 2 * second }, 'op:text after:15:02:11.48 before:15:02:13.49'],
    ['a or b', { from: 0, to: 2 * second }, '(a or b) after:15:02:11.48 before:15:02:13.49'],
    ['after:12:00 x before:13:00', { from: 0, to: 2 * second }, 'x after:15:02:11.48 before:15:02:13.49'],
    ['x', { from: 0, to: 36_000 * second }, 'x after:15:01:40 before:2026-01-03T01:03:20'],
    ['after:12:00 x', null, 'x'],
    ['after:12:00', null, ''],
    ['(', { from: 0, to: 2 * second }, 'after:15:02:11.48 before:15:02:13.49'],
  ])('makes %j and %j into %j', (text, span, expected) => {
    expect(withSpan(text, clock, span)).toBe(expected)
  })

  it('writes what is read back as the same span, but for a hundredth of it', () => {
    const from = fc.integer({ min: 0, max: 1e15 })
    const length = fc.integer({ min: 100_000, max: 1e15 })
    fc.assert(
      fc.property(from, length, (start, duration) => {
        const span = { from: start, to: start + duration }
        const found = spanOfFilter(withSpan('op:text x', clock, span), clock)!
        expect(Math.abs(found.from - span.from)).toBeLessThanOrEqual(duration / 100)
        expect(Math.abs(found.to - span.to)).toBeLessThanOrEqual(duration / 100)
      }),
    )
  })
})

describe('spanOfFilter', () => {
  it.each([
    ['', null],
    ['op:text', null],
    ['not after:15:02:13.482', null],
    ['after:15:02:13.482 or x', null],
    ['after:15:02:13.482', { from: 2 * second, to: Infinity }],
    ['x before:15:02:13.482', { from: 0, to: 2 * second }],
    ['after:15:02:12.482 after:15:02:13.482 before:15:02:14.482', { from: 2 * second, to: 3 * second }],
  ])('finds in %j %j', (text, span) => {
    expect(spanOfFilter(text, clock)).toEqual(span)
  })
})

describe('withoutSpan', () => {
  it.each([
    ['op:text after:15:02:11.9 before:15:02:31.5', 'op:text'],
    ['after:2026-01-02T15:02:11', ''],
    // Nothing else is written in another way, right or wrong.
    ['( a   or b )', '( a   or b )'],
    ['after:', 'after:'],
    ['x or after:12:00', 'x or after:12:00'],
  ])('makes %j into %j', (text, expected) => {
    expect(withoutSpan(text)).toBe(expected)
  })
})
