import { describe, expect, it } from 'vitest'
import { EventIndex } from '../../../../main/capture/event-index'

const WORD = 2 ** 32

describe('an event index', () => {
  it('gives back what was appended, beyond a chunk', () => {
    const events = Float64Array.from({ length: 200_000 }, (_, index) => index * 3)
    const index = new EventIndex()
    index.append(events.subarray(0, 70_001))
    index.append(events.subarray(70_001))
    expect(index.length).toBe(200_000)
    expect(index.slice(65_530, 12)).toEqual([...events.subarray(65_530, 65_542)])
    expect(index.slice(199_999, 10)).toEqual([599_997])
  })

  it.each([
    ['before all', -1, 0],
    ['of one that is in it', 6, 2],
    ['between two', 7, 3],
    ['after all', 100, 4],
  ] as const)('finds the index %s', (_, event, expected) => {
    const index = new EventIndex()
    index.append([0, 3, 6, 9])
    expect(index.firstFrom(event)).toBe(expected)
  })

  it('holds numbers that do not fit 32 bits', () => {
    const events = [5, WORD - 1, WORD, WORD + 7, 3 * WORD + 1]
    const index = new EventIndex()
    index.append(events)
    expect(index.slice(0, 5)).toEqual(events)
    expect(index.firstFrom(WORD + 1)).toBe(3)
    expect(index.firstFrom(2 * WORD)).toBe(4)
  })
})
