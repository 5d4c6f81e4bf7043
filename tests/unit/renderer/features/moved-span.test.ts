import { describe, expect, it } from 'vitest'
import { movedSpan } from '../../../../renderer/features/session-chart/moved-span'

const end = 1000
const span = { from: 100, to: 300 }

describe('movedSpan', () => {
  it.each([
    ['begins at the end of the session', null, 'ArrowLeft', false, { from: 900, to: 1000 }],
    ['begins at its start', null, 'ArrowRight', false, { from: 0, to: 100 }],
    ['moves on', span, 'ArrowRight', false, { from: 110, to: 310 }],
    ['moves back', span, 'ArrowLeft', false, { from: 90, to: 290 }],
    ['stops at the start', { from: 5, to: 205 }, 'ArrowLeft', false, { from: 0, to: 200 }],
    ['stops at the end', { from: 795, to: 995 }, 'ArrowRight', false, { from: 800, to: 1000 }],
    ['grows', span, 'ArrowRight', true, { from: 100, to: 310 }],
    ['shrinks', span, 'ArrowLeft', true, { from: 100, to: 290 }],
    ['does not shrink to nothing', { from: 100, to: 110 }, 'ArrowLeft', true, { from: 100, to: 110 }],
    ['goes away', span, 'Escape', false, null],
    ['leaves Escape to others when there is none', null, 'Escape', false, undefined],
    ['leaves other keys to others', span, 'Enter', false, undefined],
  ] as const)('%s', (_, from, key, resizes, expected) => {
    expect(movedSpan(from, key, resizes, end)).toEqual(expected)
  })

  it('has nothing to select in a session without time', () => {
    expect(movedSpan(null, 'ArrowRight', false, 0)).toBeUndefined()
  })
})
