import { describe, expect, it } from 'vitest'
import { UtcTime } from '../../../../shared/formats/utc-time'

describe('UtcTime', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000000Z'],
    [1_767_323_045_678_901, '2026-01-02T03:04:05.678901Z'],
    [1_767_323_045_000_001, '2026-01-02T03:04:05.000001Z'],
    [1_767_323_045_999_999, '2026-01-02T03:04:05.999999Z'],
    [1_767_323_045_678_901.75, '2026-01-02T03:04:05.678901Z'],
    [951_782_400_000_000, '2000-02-29T00:00:00.000000Z'],
  ])('writes %i µs with six decimals', (microseconds, text) => {
    expect(new UtcTime().format(microseconds)).toBe(text)
  })

  it('goes on correctly over the borders of seconds, also backwards', () => {
    const time = new UtcTime()
    const written = [59_999_999, 60_000_000, 60_000_001, 59_000_000].map((at) => time.format(at).slice(14))
    expect(written).toEqual(['00:59.999999Z', '01:00.000000Z', '01:00.000001Z', '00:59.000000Z'])
  })
})
