import { describe, expect, it } from 'vitest'
import { isIn, selectRow, type RowSelection } from '../../../../renderer/store/row-selection'
import type { SelectionGesture } from '../../../../renderer/components/virtual-grid'

/** Gestures one after another: `5` alone, `+5` one more or less, `>5` all up to it. */
function after(gestures: string): RowSelection | null {
  const kinds: Readonly<Record<string, SelectionGesture>> = { '+': 'toggle', '>': 'range' }
  let selection: RowSelection | null = null
  for (const word of gestures.split(' ')) {
    const gesture = kinds[word[0] ?? ''] ?? 'only'
    const event = Number(gesture === 'only' ? word : word.slice(1))
    selection = selectRow(selection, 'view', [event, event], gesture)
  }
  return selection
}

describe('selectRow', () => {
  it.each([
    ['5', [[5, 5]]],
    ['5 9', [[9, 9]]],
    ['5 >9', [[5, 9]]],
    ['5 >9 >2', [[2, 5]]],
    [
      '5 +9',
      [
        [5, 5],
        [9, 9],
      ],
    ],
    [
      '5 +2',
      [
        [2, 2],
        [5, 5],
      ],
    ],
    ['5 +9 +5', [[9, 9]]],
    ['5 +5', []],
    [
      '5 >9 +7',
      [
        [5, 6],
        [8, 9],
      ],
    ],
    ['5 >9 +5', [[6, 9]]],
    [
      '5 >9 +7 +7',
      [
        [5, 6],
        [7, 7],
        [8, 9],
      ],
    ],
    ['5 +9 >12', [[9, 12]]],
    ['+5', [[5, 5]]],
    ['>5', [[5, 5]]],
  ])('%s', (gestures, spans) => {
    expect(after(gestures)?.spans).toEqual(spans)
  })

  it('begins anew in another view', () => {
    const before = after('5 >9')
    expect(selectRow(before, 'other', [7, 7], 'range').spans).toEqual([[7, 7]])
  })

  it('takes a fold as all that is in it', () => {
    const fold = selectRow(after('20'), 'view', [5, 8], 'range')
    expect(fold.spans).toEqual([[5, 20]])
    expect(selectRow(fold, 'view', [5, 8], 'toggle').spans).toEqual([[9, 20]])
    expect(selectRow(selectRow(null, 'view', [5, 8], 'only'), 'view', [2, 2], 'range').spans).toEqual([[2, 8]])
  })

  it('knows what is between', () => {
    const { spans = [] } = after('5 >9 +7') ?? {}
    expect([4, 5, 6, 7, 8, 9, 10].filter((event) => isIn(spans, [event, event]))).toEqual([5, 6, 8, 9])
  })
})
