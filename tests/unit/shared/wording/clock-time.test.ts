import { describe, expect, it } from 'vitest'
import {
  clockTime,
  deltaTime,
  elapsedTime,
  milliseconds,
  remainingTime,
  startTime,
} from '../../../../shared/wording/clock-time'
import { utcOffset } from '../../../../shared/wording/time-zone'

const startedAt = new Date(2026, 0, 2, 14, 2, 11).getTime() * 1000 + 482_913

describe('clock time', () => {
  it.each([
    [0, '14:02:11.482913'],
    [999, '14:02:11.482913'],
    [1_000, '14:02:11.482914'],
    [517_087_000, '14:02:12.000000'],
    [3_600_000_000_000, '15:02:11.482913'],
  ])('adds %i ns to the start of the session', (time, expected) => {
    expect(clockTime(startedAt, time, 'local')).toBe(expected)
  })

  it('names the day and minute that a session was started', () => {
    expect(startTime(startedAt, 'local')).toBe('2026-01-02 14:02')
  })

  it('shows the same moment by the clock of UTC, on the day that it is there', () => {
    const beforeMidnight = Date.parse('2026-01-01T23:30:00.250Z') * 1000
    expect(clockTime(beforeMidnight, 1000, 'utc')).toBe('23:30:00.250001')
    expect(startTime(beforeMidnight, 'utc')).toBe('2026-01-01 23:30 UTC')
  })

  it('is by the offset of the moment itself, also in summer', () => {
    const summer = Date.parse('2026-07-01T12:00:00Z') * 1000
    expect(utcOffset('utc', summer)).toBe(0)
    const shown = Date.parse(`${startTime(summer, 'local').replace(' ', 'T')}Z`)
    expect(shown * 1000 - summer).toBe(utcOffset('local', summer) * 60e6)
  })

  it.each([
    [-5, '00:00'],
    [252_000, '04:12'],
    [3_852_000, '1:04:12'],
  ])('shows %i ms as elapsed time', (elapsed, expected) => {
    expect(elapsedTime(elapsed)).toBe(expected)
  })

  it.each([
    [-5, '0.0 s'],
    [4240, '4.2 s'],
    [59_999, '60.0 s'],
    [90_000, '01:30'],
  ])('counts %i ms down', (remaining, expected) => {
    expect(remainingTime(remaining)).toBe(expected)
  })

  it.each([
    [0.041, '0.04 ms'],
    [1.23, '1.2 ms'],
    [38.2, '38 ms'],
    [2006.5, '2,007 ms'],
  ])('writes %f ms with the digits that matter', (value, expected) => {
    expect(milliseconds(value)).toBe(expected)
  })

  it('shows the delta in milliseconds', () => {
    expect(deltaTime(38_640_000)).toBe('38.6')
  })
})
