import { describe, expect, it } from 'vitest'
import { describePayload } from '../../../../shared/payload/describe-payload'

const utf8 = (text: string) => new TextEncoder().encode(text)
const text = { type: 'text', cut: false } as const
const binary = { type: 'binary', cut: false } as const

describe('describePayload', () => {
  it('finds nothing in an empty payload', () => {
    expect(describePayload(new Uint8Array(), text)).toEqual({ kind: 'empty' })
  })

  it.each(['hello', '42', '"quoted"', 'true'])('shows %s as text', (content) => {
    expect(describePayload(utf8(content), text)).toEqual({ kind: 'text', text: content, json: null })
  })

  it('reads objects and arrays, in text and in binary', () => {
    expect(describePayload(utf8(' {"a":1}'), text)).toMatchObject({ kind: 'text', json: { kind: 'valid' } })
    expect(describePayload(utf8('[1]'), binary)).toMatchObject({ kind: 'text', json: { kind: 'valid' } })
  })

  it('says where JSON is broken', () => {
    expect(describePayload(utf8('{"a":1'), text)).toMatchObject({ json: { kind: 'invalid', error: { column: 7 } } })
  })

  it('does not judge JSON that is cut', () => {
    expect(describePayload(utf8('{"a":"é').subarray(0, 7), { type: 'text', cut: true })).toEqual({
      kind: 'text',
      text: '{"a":"',
      json: null,
    })
  })

  it.each([
    ['invalid UTF-8', [0xff, 0x00], 'binary'],
    ['control characters', [0x08, 0x96, 0x01].map((byte) => byte & 0x7f), 'binary'],
    ['a line of text', [0x68, 0x69, 0x0a], 'text'],
  ])('takes %s in a binary message as %s', (_what, bytes, kind) => {
    expect(describePayload(Uint8Array.from(bytes), binary).kind).toBe(kind)
  })

  it('shows control characters in a text message as the text that it is', () => {
    expect(describePayload(utf8('\u0001a'), text)).toEqual({ kind: 'text', text: '\u0001a', json: null })
  })

  it('tells invalid text from binary', () => {
    expect(describePayload(Uint8Array.of(0xff), text)).toEqual({ kind: 'invalid-text' })
  })

  it('reads the payload of a close frame', () => {
    expect(describePayload(Uint8Array.of(0x03, 0xe8, 0x62, 0x79, 0x65), { type: 'close', cut: false })).toEqual({
      kind: 'close',
      close: { kind: 'close', code: 1000, reason: 'bye' },
    })
  })
})
