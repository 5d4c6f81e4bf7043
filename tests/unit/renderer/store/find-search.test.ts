import { describe, expect, it } from 'vitest'
import { regexPatternOf, searchOf, textPatternOf } from '../../../../renderer/store/find-search'

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
    ['/^b/m', 'a\nb', ['b']],
    ['/a.b/s', 'a\nb', ['a\nb']],
    ['/x*/', 'axxb', ['xx']],
  ])('marks what %s finds', async (typed, text, marked) => {
    const pattern = textPatternOf(typed) ?? (await regexPatternOf(typed))
    expect(pattern?.spansOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(marked)
  })

  it('marks nothing without a text, and for a pattern that looks around', async () => {
    expect([textPatternOf(''), regexPatternOf('')]).toEqual([null, null])
    expect(await regexPatternOf('/a(?=b)/')).toBeNull()
  })

  it('takes no longer for a pattern that would hang a window', async () => {
    const pattern = await regexPatternOf('/(a+)+$/')
    expect(pattern?.spansOf(`${'a'.repeat(60)}!`)).toEqual([])
    expect(pattern?.spansOf('a'.repeat(10_000_000))).toEqual([])
  })
})
