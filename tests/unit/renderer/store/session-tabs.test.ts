import { describe, expect, it } from 'vitest'
import { tabAlong, tabBeside, withTab, withTabAt } from '../../../../renderer/store/session-tabs'

const tabs = ['a', 'b', 'c']

describe('tabs of sessions', () => {
  it('open behind the others, once for each session', () => {
    expect(withTab(tabs, 'd')).toEqual(['a', 'b', 'c', 'd'])
    expect(withTab(tabs, 'b')).toBe(tabs)
  })

  it('go on with the session that was started in them', () => {
    expect(withTab(tabs, 'd', 'b')).toEqual(['a', 'd', 'c'])
    expect(withTab(tabs, 'd', 'closed')).toEqual(['a', 'b', 'c', 'd'])
    expect(withTab(tabs, 'd', null)).toEqual(['a', 'b', 'c', 'd'])
  })

  it.each([
    ['a', 'b'],
    ['c', 'b'],
    [null, 'c'],
  ])('leave %s to %s', (closed, shown) => {
    expect(tabBeside(tabs, closed)).toBe(shown)
  })

  it('leave the last one to nothing', () => {
    expect(tabBeside(['a'], 'a')).toBeNull()
  })

  it('follow one another round the end', () => {
    expect([tabAlong(tabs, 'a', 1), tabAlong(tabs, 'c', 1), tabAlong(tabs, 'a', -1)]).toEqual(['b', 'a', 'c'])
  })

  it('have a new session behind them while it is shown', () => {
    expect([tabAlong(tabs, null, 1), tabAlong(tabs, null, -1)]).toEqual(['a', 'c'])
    expect(tabAlong([], null, 1)).toBeNull()
  })

  it('have one of them at another place, and stay as they are where there is no such place', () => {
    expect(withTabAt(tabs, 'a', 2)).toEqual(['b', 'c', 'a'])
    expect(withTabAt(tabs, 'c', 0)).toEqual(['c', 'a', 'b'])
    expect(withTabAt(tabs, 'b', 3)).toBe(tabs)
    expect(withTabAt(tabs, 'b', -1)).toBe(tabs)
    expect(withTabAt(tabs, 'none', 1)).toBe(tabs)
  })
})
