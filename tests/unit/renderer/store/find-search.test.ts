import { describe, expect, it } from 'vitest'
import { patternOf, searchOf } from '../../../../renderer/store/find-search'

describe('search of Find', () => {
  it.each([
    ['hello', 'op:text', { filter: 'op:text', needle: 'hello' }],
    ['op:ping', '', { filter: '', needle: 'op:ping' }],
    ['/ab+/i', '', { filter: '/ab+/i', needle: '' }],
    ['/ab+/i', 'a or b', { filter: '(a or b) /ab+/i', needle: '' }],
    ['/a b/', '', { filter: '/a b/', needle: '' }],
    ['/hel(/', 'x', { filter: 'x', needle: '/hel(/' }],
    ['/api/v1', '', { filter: '', needle: '/api/v1' }],
  ])('asks for %s within %s', (typed, filter, search) => {
    expect(searchOf(typed, filter)).toEqual(search)
  })

  it.each([
    ['a.b', 'a.b axb A.B', ['a.b', 'A.B']],
    ['/a.b/', 'a.b axb A.B', ['a.b', 'axb']],
    ['/a.b/i', 'a.b axb A.B', ['a.b', 'axb', 'A.B']],
    ['[x]{2}-$1', 'xx [x]{2}-$1', ['[x]{2}-$1']],
    ['/hel(/', 'hel( /hel(/', ['/hel(/']],
  ])('marks what %s finds', (typed, text, marked) => {
    const pattern = patternOf(typed)
    expect([...text.matchAll(pattern ?? /$./g)].map(([match]) => match)).toEqual(marked)
  })

  it('marks nothing without a text', () => {
    expect(patternOf('')).toBeNull()
  })
})
