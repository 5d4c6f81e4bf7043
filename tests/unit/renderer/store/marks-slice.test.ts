import { describe, expect, it } from 'vitest'
import { nearestMark } from '../../../../renderer/store/marks-slice'

describe('nearest mark', () => {
  it.each([
    [5, 'next', 9],
    [9, 'next', 20],
    [20, 'next', 3],
    [-1, 'next', 3],
    [5, 'previous', 3],
    [3, 'previous', 20],
    [-1, 'previous', 20],
  ] as const)('is found from %d to the %s, round the end', (from, direction, found) => {
    expect(nearestMark([20, 3, 9], from, direction)).toBe(found)
  })

  it('is none where nothing is marked', () => {
    expect(nearestMark([], 5, 'next')).toBeNull()
  })
})
