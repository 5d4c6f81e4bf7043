import { describe, expect, it } from 'vitest'
import { guideKey } from '../../../../main/windows/guide-keys'

const press = (keys: string) => {
  const held = keys.split(' ')
  return {
    type: 'keyDown' as const,
    key: held.at(-1) ?? '',
    control: held.includes('Control'),
    meta: held.includes('Meta'),
    alt: held.includes('Alt'),
    shift: held.includes('Shift'),
  }
}

describe('guideKey', () => {
  it.each([
    ['Escape', 'close'],
    ['Control w', 'close'],
    ['Alt ArrowLeft', 'back'],
    ['Alt ArrowRight', 'forward'],
    ['Control =', 'zoom-in'],
    ['Control Shift +', 'zoom-in'],
    ['Control -', 'zoom-out'],
    ['Control 0', 'zoom-reset'],
    ['w', null],
    ['Control c', null],
    ['Shift Escape', null],
    ['Meta w', null],
    ['Control Meta w', null],
    ['Control [', null],
    ['Control toString', null],
  ])('takes %s for %s', (keys, meant) => {
    expect(guideKey(press(keys), false)).toBe(meant)
  })

  it.each([
    ['Meta w', 'close'],
    ['Meta [', 'back'],
    ['Meta ]', 'forward'],
    ['Control w', null],
    ['Alt ArrowLeft', null],
  ])('takes %s for %s on a Mac', (keys, meant) => {
    expect(guideKey(press(keys), true)).toBe(meant)
  })

  it('does nothing when a key is let go', () => {
    expect(guideKey({ ...press('Escape'), type: 'keyUp' }, false)).toBeNull()
  })
})
