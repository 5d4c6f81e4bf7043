import { describe, expect, it } from 'vitest'
import { parseGoTo } from '../../../../renderer/store/go-to-target'

const startedAt = Date.UTC(2026, 0, 2, 11, 59, 59) * 1000

describe('target of Go to', () => {
  it.each([
    ['#1234', { type: 'event', event: 1234 }],
    ['1,234', { type: 'event', event: 1234 }],
    [' 0 ', { type: 'event', event: 0 }],
    ['+10s', { type: 'time', time: 10e9 }],
    ['+ 1m30s', { type: 'time', time: 90e9 }],
    ['12:00:01.5', { type: 'time', time: 2.5e9 }],
    ['2026-01-02T12:00:00Z', { type: 'time', time: 1e9 }],
    ['', null],
    ['#', null],
    ['#x', null],
    ['10s', null],
    ['+10', null],
    ['99999999999999999999', null],
  ])('reads %s', (text, target) => {
    expect(parseGoTo(text, startedAt, 0)).toEqual(target)
  })

  it('takes a clock for that of the zone that the window shows', () => {
    expect(parseGoTo('14:00:00', startedAt, 120)).toEqual({ type: 'time', time: 1e9 })
  })
})
