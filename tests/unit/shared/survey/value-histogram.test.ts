import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXACT_VALUES, ValueHistogram, type Distribution } from '../../../../shared/survey/value-histogram'

function distributionOf(values: readonly number[]): Distribution | null {
  const histogram = new ValueHistogram()
  for (const value of values) histogram.add(value)
  return histogram.distribution
}

function naive(values: readonly number[]): Distribution | null {
  const sorted = values.toSorted((a, b) => a - b)
  const percentile = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1]!
  if (sorted.length === 0) return null
  return { count: sorted.length, min: sorted[0]!, median: percentile(50), p95: percentile(95), max: sorted.at(-1)! }
}

const value = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 2 ** 31 }),
  fc.integer({ min: 2 ** 31, max: Number.MAX_SAFE_INTEGER }),
  fc.nat({ max: 53 }).map((power) => Math.min(2 ** power, Number.MAX_SAFE_INTEGER)),
)

describe('ValueHistogram', () => {
  it('has nothing to say without values', () => {
    expect(distributionOf([])).toBeNull()
  })

  it('is exact for few values', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: EXACT_VALUES }), (values) => {
        expect(distributionOf(values)).toEqual(naive(values))
      }),
    )
  })

  it('is less than 1 % off for many values, and exact at both ends', () => {
    const many = fc.array(value, { minLength: EXACT_VALUES + 1, maxLength: 2000, size: 'max' })
    fc.assert(
      fc.property(many, (values) => {
        const [found, expected] = [distributionOf(values)!, naive(values)!]
        expect(found).toMatchObject({ count: expected.count, min: expected.min, max: expected.max })
        expect(Math.abs(found.median - expected.median)).toBeLessThanOrEqual(expected.median * 0.01)
        expect(Math.abs(found.p95 - expected.p95)).toBeLessThanOrEqual(expected.p95 * 0.01)
      }),
      { numRuns: 50 },
    )
  })

  it('is exact for many small values', () => {
    const values = Array.from({ length: 5000 }, (_, index) => index % 64)
    expect(distributionOf(values)).toEqual(naive(values))
  })
})
