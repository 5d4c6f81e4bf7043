import { describe, expect, it } from 'vitest'
import { connectionTerm, noConnections, selectIn } from '../../../../renderer/store/connection-selection'
import type { ConnectionSummary } from '../../../../shared/session/connection-summary'

/** In the order that they are shown in, which need not be that of their numbers. */
const list = [7, 3, 9, 4].map((connection) => ({ connection }) as ConnectionSummary)
const chosen = (...steps: [row: number, gesture: 'only' | 'toggle' | 'range'][]) => [
  ...steps.reduce((selection, [row, gesture]) => selectIn(list, selection, row, gesture), noConnections).numbers,
]

describe('the selection of connections', () => {
  it('is one that was pressed', () => expect(chosen([0, 'only'], [1, 'only'])).toEqual([3]))
  it('takes single ones in and out', () => expect(chosen([0, 'only'], [2, 'toggle'], [0, 'toggle'])).toEqual([9]))
  it('reaches from where it began, in either direction', () => {
    expect(chosen([1, 'only'], [3, 'range'])).toEqual([3, 9, 4])
    expect(chosen([1, 'only'], [3, 'range'], [0, 'range'])).toEqual([7, 3])
  })
  it('begins a range at the row itself where nothing was selected', () => expect(chosen([2, 'range'])).toEqual([9]))
  it('stays where there is no such row', () => expect(chosen([1, 'only'], [9, 'only'])).toEqual([3]))

  it.each([
    [[], ''],
    [[3], 'conn:3'],
    [[7, 3, 5, 4, 1], 'conn:1,3..5,7'],
  ])('of %j is the term %j', (numbers, term) => expect(connectionTerm(new Set(numbers))).toBe(term))
})
