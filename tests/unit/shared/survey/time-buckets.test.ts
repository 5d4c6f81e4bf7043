import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_WIDTH, MAX_BUCKETS, TimeBuckets, type BucketSeries } from '../../../../shared/survey/time-buckets'

function bucketsOf(times: readonly number[]): TimeBuckets {
  const buckets = new TimeBuckets()
  for (const time of times) {
    const index = buckets.at(time)
    buckets.columns.sentMessages[index]! += 1
  }
  return buckets
}

/** Each bucket of the series, counted anew from all times. */
const naive = ({ start, width, sentMessages }: BucketSeries, times: readonly number[]): number[] =>
  Array.from(sentMessages, (_, index) => {
    const from = start + index * width
    return times.filter((time) => time >= from && time < from + width).length
  })

const hour = 3_600_000_000_000
const times = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 10 * FIRST_WIDTH }), fc.integer({ min: 0, max: 100 * hour })),
  { minLength: 1, maxLength: 200 },
)

describe('TimeBuckets', () => {
  it('counts like a pass over all times, however wide its buckets have become', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 500 }), (all, count) => {
        const series = bucketsOf(all).series(0, null, count)
        expect([...series.sentMessages]).toEqual(naive(series, all))
        expect(series.sentMessages.length).toBeLessThanOrEqual(count)
        expect(series.start).toBe(0)
        expect([...series.sentMessages].reduce((sum, each) => sum + each, 0)).toBe(all.length)
      }),
    )
  })

  it('gives the part that was asked for, rounded to whole buckets', () => {
    fc.assert(
      fc.property(times, fc.nat(99), fc.nat(99), fc.integer({ min: 1, max: 50 }), (all, one, other, count) => {
        const end = Math.max(...all)
        const [from, to] = [(Math.min(one, other) * end) / 100, (Math.max(one, other) * end) / 100]
        const series = bucketsOf(all).series(from, to, count)
        expect([...series.sentMessages]).toEqual(naive(series, all))
        expect(series.sentMessages.length).toBeLessThanOrEqual(count)
        expect(series.start).toBeLessThanOrEqual(from)
        expect(series.start + series.sentMessages.length * series.width).toBeGreaterThanOrEqual(Math.floor(to))
      }),
    )
  })

  it.each([
    [MAX_BUCKETS * FIRST_WIDTH - 1, FIRST_WIDTH],
    [MAX_BUCKETS * FIRST_WIDTH, 2 * FIRST_WIDTH],
    [4 * MAX_BUCKETS * FIRST_WIDTH, 8 * FIRST_WIDTH],
  ])('has no more buckets than it has room for at %d ns', (end, width) => {
    const series = bucketsOf([0, end]).series(0, null, MAX_BUCKETS)
    expect(series.width).toBe(width)
    expect(series.sentMessages.length).toBeLessThanOrEqual(MAX_BUCKETS)
  })

  it('gives nothing for a time after the end of its buckets', () => {
    expect(bucketsOf([0]).series(Number.MAX_SAFE_INTEGER, null, 10).sentMessages).toHaveLength(0)
  })
})
