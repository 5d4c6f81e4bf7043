import { describe, expect, it } from 'vitest'
import { besideOf, swapped, withShown, type Panes } from '../../../../renderer/store/panes'

const panes: Panes = { sessions: ['a', 'b'], active: 1 }

describe('two panes', () => {
  it('give the place of the active one to a session that comes to be shown', () => {
    expect(withShown(panes, 'c')).toEqual({ sessions: ['a', 'c'], active: 1 })
    expect(withShown({ ...panes, active: 0 }, 'c')).toEqual({ sessions: ['c', 'b'], active: 0 })
  })

  it('never show a session twice: its own pane becomes the active one', () => {
    expect(withShown(panes, 'a')).toEqual({ sessions: ['a', 'b'], active: 0 })
    expect(withShown(panes, 'b')).toEqual(panes)
  })

  it('are none until there is a split view', () => {
    expect(withShown(null, 'a')).toBeNull()
    expect(besideOf(null, 'a')).toBeNull()
  })

  it('change places, and the active one goes along', () => {
    expect(swapped(panes)).toEqual({ sessions: ['b', 'a'], active: 0 })
  })

  it.each([
    ['a', 'b'],
    ['b', 'a'],
    ['c', null],
    [null, null],
  ])('have beside %s the session %s', (session, beside) => {
    expect(besideOf(panes, session)).toBe(beside)
  })
})
