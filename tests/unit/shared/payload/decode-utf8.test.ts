import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8, decodeUtf8Start } from '../../../../shared/payload/decode-utf8'

describe('decodeUtf8', () => {
  it('keeps a byte order mark and NUL', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x00, 0x41))).toBe('\uFEFF\0A')
  })

  it.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong form', [0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a character cut off', [0x41, 0xe2, 0x82]],
  ])('refuses %s', (_what, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeNull()
  })
})

describe('decodeUtf8Start', () => {
  it('leaves out only the character that is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, cut) => {
        const bytes = new TextEncoder().encode(text)
        const start = decodeUtf8Start(bytes.subarray(0, cut % (bytes.length + 1)))
        expect(start).not.toBeNull()
        expect(text.startsWith(start ?? '?')).toBe(true)
        const missing = (cut % (bytes.length + 1)) - new TextEncoder().encode(start ?? '').length
        expect(missing).toBeLessThan(4)
      }),
    )
  })

  it('still refuses what is wrong before the cut', () => {
    expect(decodeUtf8Start(Uint8Array.of(0xff, 0x41, 0xe2))).toBeNull()
    expect(decodeUtf8Start(Uint8Array.of(0x80, 0x80, 0x80, 0x80))).toBeNull()
  })
})
