import { describe, expect, it } from 'vitest'
import { inWords, nothing, oneCheck, sum } from '../../../../scripts/test/tally.mjs'

describe('tally', () => {
  it('counts a check that is not a suite as one', () => {
    expect(sum([oneCheck(true), oneCheck(false), oneCheck(true)])).toEqual({ passed: 2, failed: 1, skipped: 0 })
  })

  it('is nothing without checks', () => {
    expect(sum([])).toEqual(nothing)
  })

  it.each([
    [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
    [{ passed: 0, failed: 1, skipped: 0 }, '0 passed, 1 failed'],
    [{ passed: 3, failed: 2, skipped: 4 }, '3 passed, 2 failed, 4 skipped'],
  ])('is one line: %o', (tally, line) => {
    expect(inWords(tally)).toBe(line)
  })
})
