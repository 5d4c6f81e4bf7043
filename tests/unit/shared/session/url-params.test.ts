import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readParams, withParams } from '../../../../shared/session/url-params'

describe('readParams', () => {
  it.each<[string, [string, string][]]>([
    ['ws://h/', []],
    ['ws://h/?', [['', '']]],
    [
      'ws://h/?a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'ws://h/?a&b=&=c&a=d=e',
      [
        ['a', ''],
        ['b', ''],
        ['', 'c'],
        ['a', 'd=e'],
      ],
    ],
    [
      'ws://h/?a=%20%C3%BC+x&b=%zz',
      [
        ['a', ' ü+x'],
        ['b', '%zz'],
      ],
    ],
    ['ws://h/?a=1#b?c=2', [['a', '1']]],
    [
      'h?a=1&',
      [
        ['a', '1'],
        ['', ''],
      ],
    ],
    ['', []],
  ])('reads %j', (url, params) => {
    expect(readParams(url)).toEqual(params)
  })
})

describe('withParams', () => {
  it.each<[string, [string, string][], string]>([
    ['ws://h/x', [['a', '1']], 'ws://h/x?a=1'],
    ['ws://h/x?a=1', [], 'ws://h/x'],
    ['ws://h/x?a=1#f', [['a', '2']], 'ws://h/x?a=2#f'],
    ['ws://h/', [['', '']], 'ws://h/?'],
    [
      'ws://h/?a=1',
      [
        ['a', '1'],
        ['', ''],
      ],
      'ws://h/?a=1&',
    ],
    ['ws://h/', [['a&b=c', 'd&e=f #+%']], 'ws://h/?a%26b%3Dc=d%26e=f%20%23%2B%25'],
    ['ws://h/', [['ü', '{{token}}']], 'ws://h/?ü={{token}}'],
    ['ws://h/', [['{{a name}}', '1 {{$random 1 100}}&']], 'ws://h/?{{a name}}=1%20{{$random 1 100}}%26'],
  ])('turns %j with %j into %j', (url, params, expected) => {
    expect(withParams(url, params)).toBe(expected)
  })

  it('leaves what has not changed as it was typed, moved and removed rows too', () => {
    const url = 'ws://h/?flag&a=%41&b=+&a=%41'
    const [flag, a, b, again] = readParams(url)
    if (!flag || !a || !b || !again) throw new Error(url)
    expect(withParams(url, [flag, ['a', 'other'], b, again])).toBe('ws://h/?flag&a=other&b=+&a=%41')
    expect(withParams(url, [b, flag, a])).toBe('ws://h/?b=+&flag&a=%41')
  })

  it('gives what is read again, for any names and values', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (params) => {
        expect(readParams(withParams('ws://h/?x=%41', params))).toEqual(params)
      }),
    )
  })

  it('changes nothing where nothing has changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (typed) => {
        const url = `ws://h/?${typed}`
        expect(withParams(url, readParams(url))).toBe(url)
      }),
    )
  })
})
