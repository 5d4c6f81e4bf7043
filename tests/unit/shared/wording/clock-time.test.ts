import { describe, expect, it } from 'vitest'
import {
  clockTime,
  deltaTime,
  elapsedTime,
  milliseconds,
  remainingTime,
  startTime,
} from '../../../../shared/wording/clock-time'

const startedAt = new Date(2026, 0, 2, 14, 2, 11).getTime() * 1000 + 482_913

describe('clock time', () => {
  it.each([
    [0, '14:02:11.482913'],
    [999, '14:02:11.482913'],
    [1_000, '14:02:11.482914'],
    [517_087_000, '14:02:12.000000'],
    [3_600_000_000_000, '15:02:11.482913'],
  ])('adds %i ns to the start of the session', (time, expected) => {
    expect(clockTime(startedAt, time)).toBe(expected)
  })

  it('names the day and minute that a session was started', () => {
    expect(startTime(startedAt)).toBe('2026-01-02 14:02')
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
