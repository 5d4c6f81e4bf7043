import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBase64, toBase64 } from '../../../../shared/payload/base64'

const ascii = (text: string) => new TextEncoder().encode(text)

/** RFC 4648 §10. */
const vectors = [
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
] as const

describe('toBase64', () => {
  it.each(vectors)('writes %j as RFC 4648 does', (text, base64) => {
    expect(toBase64(ascii(text))).toBe(base64)
  })

  it('agrees with the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      }),
    )
  })
})

describe('parseBase64', () => {
  it.each([...vectors, ['f', 'Zg'], ['foobar', 'Zm9v\r\n YmFy\n']] as [string, string][])(
    'reads %j from %j',
    (text, base64) => {
      expect(parseBase64(base64)).toEqual({ ok: true, value: ascii(text) })
    },
  )

  it('reads both alphabets', () => {
    const bytes = Uint8Array.of(0xfb, 0xff, 0xbf)
    expect(parseBase64('+/+/')).toEqual({ ok: true, value: bytes })
    expect(parseBase64('-_-_')).toEqual({ ok: true, value: bytes })
  })

  it.each([
    ['a digit that is none', 'Zm9v!', '5', '!'],
    ['a letter outside ASCII', 'Zé', '2', 'é'],
    ['one digit left over', 'Zm9vY', '6', ''],
    ['half a padding', 'Zg=', '4', ''],
    ['too much padding', 'Zg===', '5', '='],
    ['padding of nothing', '====', '1', '='],
    ['padding after a whole group', 'Zm9v=', '5', '='],
    ['digits after padding', 'Zg==Zg==', '5', 'Z'],
    ['bits left over from two digits', 'Zh==', '2', 'h'],
    ['the highest of these', 'Zo==', '2', 'o'],
    ['bits left over from three digits', 'Zm9=', '3', '9'],
    ['the higher of these', 'Zm+=', '3', '+'],
  ])('refuses %s', (_what, text, position, found) => {
    expect(parseBase64(text)).toEqual({ ok: false, error: { code: 'base64-invalid', params: { position, found } } })
  })

  it('reads back what toBase64 wrote, padded or not', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseBase64(toBase64(bytes))).toEqual({ ok: true, value: bytes })
        expect(parseBase64(toBase64(bytes).replaceAll('=', ''))).toEqual({ ok: true, value: bytes })
      }),
    )
  })
})
