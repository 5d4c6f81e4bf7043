import { describe, expect, it } from 'vitest'
import { emptyDraft, readDraft, type OutgoingDraft } from '../../../../renderer/store/outgoing-draft'

const read = (change: Partial<OutgoingDraft>) => readDraft({ ...emptyDraft, ...change }, 'client')
const typed = (as: 'text' | 'hex', value: string) => ({ as, text: '', hex: '', [as]: value })
const bytes = (...values: number[]) => Uint8Array.of(...values)

describe('outgoing draft', () => {
  it.each<[string, Partial<OutgoingDraft>, unknown, number]>([
    ['text as typed', { kind: 'text', text: ' a\r\nb ' }, { kind: 'text', text: ' a\r\nb ' }, 6],
    ['text, counted in bytes', { kind: 'text', text: 'grüße' }, { kind: 'text', text: 'grüße' }, 7],
    ['empty text', { kind: 'text' }, { kind: 'text', text: '' }, 0],
    ['JSON as typed', { kind: 'json', json: '{ "n": 1.0 }\n' }, { kind: 'text', text: '{ "n": 1.0 }\n' }, 13],
    ['hex', { kind: 'hex', hex: '48 65' }, { kind: 'binary', bytes: bytes(0x48, 0x65) }, 2],
    ['base64', { kind: 'base64', base64: 'SGU=' }, { kind: 'binary', bytes: bytes(0x48, 0x65) }, 2],
    [
      'ping of 125 bytes',
      { kind: 'ping', ping: typed('text', 'x'.repeat(125)) },
      { kind: 'ping', payload: bytes(...Array(125).fill(120)) },
      125,
    ],
    [
      'a pong typed as hex',
      { kind: 'pong', pong: typed('hex', '00 ff') },
      { kind: 'pong', payload: bytes(0, 0xff) },
      2,
    ],
    ['empty pong', { kind: 'pong' }, { kind: 'pong', payload: bytes() }, 0],
    ['close', { kind: 'close', closeReason: 'bye' }, { kind: 'close', code: 1000, reason: 'bye' }, 5],
    ['close without a code', { kind: 'close', closeCode: '' }, { kind: 'close', code: null, reason: '' }, 0],
    [
      'close without a code, and so without the reason',
      { kind: 'close', closeCode: ' ', closeReason: 'bye' },
      { kind: 'close', code: null, reason: '' },
      0,
    ],
    [
      'reason of 123 bytes',
      { kind: 'close', closeReason: 'x'.repeat(123) },
      { kind: 'close', code: 1000, reason: 'x'.repeat(123) },
      125,
    ],
    [
      'file',
      { kind: 'file', file: { token: 't', name: 'n', length: 9 } },
      { kind: 'file', token: 't', as: 'binary' },
      9,
    ],
  ])('sends %s', (_, change, outgoing, length) => {
    expect(read(change)).toEqual({ ok: true, value: { outgoing, length } })
  })

  it.each<[string, Partial<OutgoingDraft>, string]>([
    ['an odd number of hex digits', { kind: 'hex', hex: '486' }, 'hex-invalid'],
    ['base64 with a foreign character', { kind: 'base64', base64: 'SG*=' }, 'base64-invalid'],
    ['JSON with a trailing comma', { kind: 'json', json: '[1,]' }, 'json-invalid'],
    ['a ping of 126 bytes', { kind: 'ping', ping: typed('text', 'x'.repeat(126)) }, 'ping-too-long'],
    [
      'a pong whose characters are few and bytes many',
      { kind: 'pong', pong: typed('text', 'ü'.repeat(63)) },
      'ping-too-long',
    ],
    ['a ping of 126 bytes in hex', { kind: 'ping', ping: typed('hex', 'ff'.repeat(126)) }, 'ping-too-long'],
    ['half a byte in a pong', { kind: 'pong', pong: typed('hex', 'f') }, 'hex-invalid'],
    ['a reserved close code', { kind: 'close', closeCode: '1005' }, 'close-code-reserved'],
    ['a close code that is no number', { kind: 'close', closeCode: '1e3' }, 'close-code-reserved'],
    ['a reason of 124 bytes', { kind: 'close', closeReason: 'x'.repeat(124) }, 'close-reason-too-long'],
  ])('refuses %s', (_, change, code) => {
    expect(read(change)).toMatchObject({ ok: false, error: { code } })
  })

  it.each<Partial<OutgoingDraft>>([{ kind: 'json', json: ' \n' }, { kind: 'file' }])(
    'has nothing to send yet with %o',
    (change) => {
      expect(read(change)).toBeNull()
    },
  )
})
