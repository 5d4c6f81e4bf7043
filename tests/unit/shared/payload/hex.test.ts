import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHex, toHex } from '../../../../shared/payload/hex'

describe('parseHex', () => {
  it.each([
    ['', []],
    ['48656c6c6f', [0x48, 0x65, 0x6c, 0x6c, 0x6f]],
    ['48 65', [0x48, 0x65]],
    ['48:65:FF', [0x48, 0x65, 0xff]],
    ['0x48 0X65', [0x48, 0x65]],
    ['0x4865', [0x48, 0x65]],
    ['00 0a\r\n0b\t0c\n', [0x00, 0x0a, 0x0b, 0x0c]],
  ])('reads %j', (text, bytes) => {
    expect(parseHex(text)).toEqual({ ok: true, value: Uint8Array.from(bytes) })
  })

  it.each([
    ['4', '2', ''],
    ['48 6', '5', ''],
    ['4 86', '2', ' '],
    ['48 0x', '6', ''],
    ['48zz', '3', 'z'],
    ['480x65', '4', 'x'],
    ['48,65', '3', ','],
    ['４８', '1', '４'],
  ])('refuses %j at character %s', (text, position, found) => {
    expect(parseHex(text)).toEqual({ ok: false, error: { code: 'hex-invalid', params: { position, found } } })
  })

  it('reads back what toHex wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseHex(toHex(bytes))).toEqual({ ok: true, value: bytes })
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseHex(text)))
  })
})
