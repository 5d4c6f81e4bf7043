import { describe, expect, it } from 'vitest'
import { draftOfFrame, emptyFrame, readFrame, type FrameDraft } from '../../../../shared/composer/frame-draft'
import { handMadeFrameSchema } from '../../../../shared/session/hand-made-frame-schema'
import { hex, utf8 } from '../../../support/bytes'
import { handMade } from '../../../support/hand-made'

const read = (change: Partial<FrameDraft>, role: 'client' | 'server' = 'client') =>
  readFrame({ ...emptyFrame, ...change }, role)
const code = (change: Partial<FrameDraft>) => {
  const reading = read(change)
  return reading.ok ? null : reading.error.code
}

describe('frame draft', () => {
  it.each<[string, Partial<FrameDraft>, object]>([
    ['text as typed', { text: 'grüße' }, { payload: utf8('grüße') }],
    ['hex', { payloadAs: 'hex', hex: '00 ff', text: 'not this' }, { payload: hex('00ff') }],
    ['a mask where a client has to', {}, { maskingKey: 'random' }],
    ['a chosen key', { mask: 'chosen', key: 'ff:00 00:01' }, { maskingKey: 0xff000001 }],
    ['no mask', { mask: 'none' }, { maskingKey: null }],
    ['a length that is true', {}, { declaredLength: null }],
    ['a length that is not', { declared: ' 18446744073709551615 ' }, { declaredLength: 2n ** 64n - 1n }],
  ])('makes %s', (_, change, made) => {
    const reading = read(change)
    expect(reading).toMatchObject({ ok: true, value: made })
    expect(handMadeFrameSchema.safeParse(reading.ok && reading.value).success).toBe(true)
  })

  it('masks nothing where a server has to leave it, unless it is told to', () => {
    expect(read({}, 'server')).toMatchObject({ value: { maskingKey: null } })
    expect(read({ mask: 'random' }, 'server')).toMatchObject({ value: { maskingKey: 'random' } })
  })

  it.each<[string, Partial<FrameDraft>, string]>([
    ['half a byte', { payloadAs: 'hex', hex: 'f' }, 'hex-invalid'],
    ['a key of three bytes', { mask: 'chosen', key: '01 02 03' }, 'masking-key-invalid'],
    ['a key that is no hex', { mask: 'chosen', key: 'mask' }, 'masking-key-invalid'],
    ['a negative length', { declared: '-1' }, 'length-invalid'],
    ['a length beyond 64 bits', { declared: '18446744073709551616' }, 'length-invalid'],
    ['126 bytes in 7 bits', { lengthForm: 7, text: 'x'.repeat(126) }, 'length-form-too-small'],
    ['a said length of 65,536 in 16 bits', { lengthForm: 16, declared: '65536' }, 'length-form-too-small'],
  ])('refuses %s', (_, change, expected) => {
    expect(code(change)).toBe(expected)
  })

  it('does not look at a key that is not used', () => {
    expect(code({ mask: 'none', key: 'nonsense' })).toBeNull()
  })

  it.each([
    ['a text', handMade({ fin: false, payload: utf8('a\nb') })],
    ['bytes', handMade({ opcode: 2, payload: utf8('bytes') })],
    ['text that is none', handMade({ payload: hex('ff') })],
    ['a close frame', handMade({ opcode: 8, payload: hex('03e8') })],
    ['reserved bits', handMade({ rsv1: true, rsv3: true, opcode: 0xb, lengthForm: 16 })],
  ])('comes to the same frame again from %s', (_, frame) => {
    expect(readFrame(draftOfFrame(frame, 'random'), 'client')).toEqual({ ok: true, value: frame })
  })

  it('keeps the key of a frame', () => {
    const frame = handMade({ maskingKey: 0x0000_00ff })
    expect(readFrame(draftOfFrame(frame, 'chosen'), 'client')).toEqual({ ok: true, value: frame })
  })
})
