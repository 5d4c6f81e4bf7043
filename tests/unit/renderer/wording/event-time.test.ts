import { describe, expect, it } from 'vitest'
import { eventTime } from '../../../../renderer/wording/event-time'

describe('time of an event', () => {
  it.each([
    ['relative', 62_123_456_789, '+0:01:02.123456'],
    ['relative', 0, '+0:00:00.000000'],
    ['relative', 36_000_000_000_000, '+10:00:00.000000'],
    ['monotonic', 62_123_456_789, '62.123456789'],
    ['monotonic', 5, '0.000000005'],
    ['wall', 62_123_456_789, '00:01:02.123456'],
  ] as const)('is %s', (style, time, text) => {
    expect(eventTime(style, 0, time, 'utc')).toBe(text)
  })
})
