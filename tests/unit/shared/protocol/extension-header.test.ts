import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatExtensions, parseExtensions } from '../../../../shared/protocol/extension-header'

const extension = (name: string, ...parameters: [string, (string | null)?][]) => ({
  name,
  parameters: parameters.map(([parameter, value = null]) => ({ name: parameter, value })),
})

describe('parseExtensions', () => {
  it.each([
    [[], []],
    [[''], []],
    // RFC 6455 §9.1
    [['foo'], [extension('foo')]],
    [['bar; baz=2'], [extension('bar', ['baz', '2'])]],
    [['foo, bar; baz=2'], [extension('foo'), extension('bar', ['baz', '2'])]],
    [
      ['foo', 'bar; baz=2'],
      [extension('foo'), extension('bar', ['baz', '2'])],
    ],
    [['deflate-stream'], [extension('deflate-stream')]],
    // RFC 7692 §7.1
    [
      ['permessage-deflate; client_max_window_bits; server_max_window_bits=10, permessage-deflate'],
      [
        extension('permessage-deflate', ['client_max_window_bits'], ['server_max_window_bits', '10']),
        extension('permessage-deflate'),
      ],
    ],
    [['a;b="c"'], [extension('a', ['b', 'c'])]],
    [['a;b="\\c\\d"'], [extension('a', ['b', 'cd'])]],
    [['\ta ;\tb = "c" ; d,,\t, e'], [extension('a', ['b', 'c'], ['d']), extension('e')]],
    [['a; b; b=1'], [extension('a', ['b'], ['b', '1'])]],
  ])('reads %j', (values, extensions) => {
    expect(parseExtensions(values)).toEqual({ ok: true, extensions })
  })

  it.each([
    ['a b', 2],
    ['a;', 1],
    ['a; =1', 1],
    ['a; b=', 4],
    ['a; b=1 2', 7],
    ['a; b="c', 4],
    ['a; b="c d"', 4],
    ['a; b=""', 4],
    [';a', 0],
    ['a, é', 3],
  ])('refuses %j at index %i', (value, position) => {
    expect(parseExtensions(['fine', value])).toEqual({ ok: false, error: { value, position } })
  })

  it('reads back what formatExtensions wrote', () => {
    const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/)
    const parameter = fc.record({ name: token, value: fc.option(token) })
    const extensions = fc.array(fc.record({ name: token, parameters: fc.array(parameter) }))
    fc.assert(
      fc.property(extensions, (list) => {
        expect(parseExtensions([formatExtensions(list)])).toEqual({ ok: true, extensions: list })
      }),
    )
  })

  it('takes a hostile header in its stride', () => {
    for (const hostile of [
      ' '.repeat(65_536),
      `a;b="${'\\'.repeat(65_536)}`,
      `a;b="${'c'.repeat(65_536)}`,
      ', '.repeat(30_000),
    ])
      expect(typeof parseExtensions([`${hostile}é`]).ok).toBe('boolean')
  })
})
