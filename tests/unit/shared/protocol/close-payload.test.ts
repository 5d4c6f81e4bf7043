import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeClosePayload, parseClosePayload } from '../../../../shared/protocol/close-payload'

describe('parseClosePayload', () => {
  it.each([
    [[], { kind: 'empty' }],
    [[0x03, 0xe8], { kind: 'close', code: 1000, reason: '' }],
    [[0x0f, 0xa0, 0xc3, 0xa9], { kind: 'close', code: 4000, reason: 'é' }],
    [[0x03], { kind: 'malformed', violation: 'close-payload-length', code: null }],
    [[0x03, 0xed], { kind: 'malformed', violation: 'close-code-invalid', code: 1005 }],
    [[0x00, 0x00, 0xff], { kind: 'malformed', violation: 'close-code-invalid', code: 0 }],
    [[0x03, 0xe8, 0xc3], { kind: 'malformed', violation: 'close-reason-invalid-utf8', code: 1000 }],
  ])('reads %j', (bytes, expected) => {
    expect(parseClosePayload(Uint8Array.from(bytes))).toEqual(expected)
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 130 }), (bytes) => void parseClosePayload(bytes)))
  })
})

describe('encodeClosePayload', () => {
  it('is read back by parseClosePayload', () => {
    const reason = fc.string({ unit: 'grapheme', maxLength: 15 })
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: 4999 }), reason, (code, text) => {
        const payload = encodeClosePayload(code, text)
        expect(payload.ok && parseClosePayload(payload.value)).toEqual({ kind: 'close', code, reason: text })
      }),
    )
  })

  it('has no payload without a code', () => {
    expect(encodeClosePayload(null, '')).toEqual({ ok: true, value: new Uint8Array() })
  })

  it('counts the reason in bytes, up to 123', () => {
    expect(encodeClosePayload(1000, 'é'.repeat(61)).ok).toBe(true)
    expect(encodeClosePayload(1000, 'é'.repeat(62))).toEqual({
      ok: false,
      error: { code: 'close-reason-too-long', params: { length: '124', limit: '123' } },
    })
  })

  it.each([
    [1005, ''],
    [999, 'x'],
    [null, 'a reason without a code'],
  ])('refuses %s with %j', (code, reason) => {
    expect(encodeClosePayload(code, reason)).toMatchObject({ ok: false, error: { code: 'close-code-reserved' } })
  })
})
