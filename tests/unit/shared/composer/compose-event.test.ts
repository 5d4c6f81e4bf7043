import { describe, expect, it } from 'vitest'
import { composeEvent } from '../../../../shared/composer/compose-event'
import type { FrameEvent, MessageEvent } from '../../../../shared/session/session-event'
import { hex, utf8 } from '../../../support/bytes'

const place = { event: 3, connection: 1, time: 0 }
const message = (type: 'text' | 'binary'): MessageEvent => ({
  kind: 'message',
  ...place,
  direction: 'received',
  message: 0,
  type,
  frameCount: 1,
  compressed: false,
  wireLength: 0,
  length: 0,
})
const frame = (bits: Partial<FrameEvent>): FrameEvent => ({
  kind: 'frame',
  ...place,
  direction: 'sent',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: true,
  maskingKey: 0x01020304,
  headerLength: 6,
  payloadLength: 0,
  message: null,
  messageOpcode: null,
  previousFrame: null,
  handMade: false,
  ...bits,
})

describe('composeEvent', () => {
  it.each<[string, MessageEvent, Uint8Array, object]>([
    ['JSON', message('text'), utf8(' {"a": 1.0}'), { kind: 'json', json: ' {"a": 1.0}' }],
    ['a text', message('text'), utf8('{hello'), { kind: 'text', text: '{hello' }],
    ['an empty text', message('text'), utf8(''), { kind: 'text', text: '' }],
    ['text that is none', message('text'), hex('ff00'), { kind: 'hex', hex: 'ff 00' }],
    ['braces that are no variables', message('text'), utf8('{"a":"{{b}}"}'), { kind: 'text', text: '{"a":"\\{{b}}"}' }],
    ['bytes', message('binary'), utf8('ab'), { kind: 'hex', hex: '61 62' }],
  ])('has %s of a message in its tab', (_, event, payload, composed) => {
    expect(composeEvent(event, payload, 'client')).toEqual(composed)
  })

  it('makes a frame of a text whose braces cannot be kept from being variables', () => {
    expect(composeEvent(message('text'), utf8('\\{{b}}'), 'client')).toMatchObject({
      kind: 'frames',
      frames: [{ opcode: 1, fin: true, mask: 'required', text: '\\{{b}}' }],
    })
  })

  it.each<[string, Partial<FrameEvent>, Uint8Array, object]>([
    ['a ping', { opcode: 9 }, utf8('beat'), { kind: 'ping', ping: { as: 'text', text: 'beat', hex: '' } }],
    ['a pong of bytes', { opcode: 10 }, hex('0a'), { kind: 'pong', pong: { as: 'hex', text: '', hex: '0a' } }],
    ['a close frame', { opcode: 8 }, hex('03e8 6f 6b'), { kind: 'close', closeCode: '1000', closeReason: 'ok' }],
    ['an empty close frame', { opcode: 8 }, hex(''), { kind: 'close', closeCode: '', closeReason: '' }],
  ])('has %s in its tab', (_, bits, payload, composed) => {
    expect(composeEvent(frame(bits), payload, 'client')).toEqual(composed)
  })

  it.each<[string, Partial<FrameEvent>, object]>([
    ['a ping made by hand', { opcode: 9, handMade: true }, { opcode: 9, mask: 'required' }],
    ['a close frame with a forbidden code', { opcode: 8 }, { opcode: 8, hex: '03 ed' }],
    ['a mask that was left off', { masked: false, headerLength: 2 }, { mask: 'none' }],
    [
      'a frame of the peer as its rule is',
      { direction: 'received', masked: false, headerLength: 2 },
      { mask: 'required' },
    ],
    ['a wasteful length', { headerLength: 8, payloadLength: 2 }, { lengthForm: 16 }],
    ['the shortest length of 16 bits', { headerLength: 8, payloadLength: 200 }, { lengthForm: 'minimal' }],
    ['the longest length where a short one does', { headerLength: 14, payloadLength: 2 }, { lengthForm: 64 }],
    ['a reserved opcode', { opcode: 11, rsv2: true, fin: false }, { opcode: 11, rsv2: true, fin: false }],
  ])('keeps the bits of %s', (_, bits, kept) => {
    expect(composeEvent(frame(bits), hex('03ed'), 'client')).toMatchObject({ kind: 'frames', frames: [kept] })
  })

  it('knows who has to mask in a server session', () => {
    const unmasked = { masked: false, headerLength: 2, handMade: true }
    expect(composeEvent(frame(unmasked), hex(''), 'server')).toMatchObject({ frames: [{ mask: 'required' }] })
    expect(composeEvent(frame({ handMade: true }), hex(''), 'server')).toMatchObject({ frames: [{ mask: 'random' }] })
  })
})
