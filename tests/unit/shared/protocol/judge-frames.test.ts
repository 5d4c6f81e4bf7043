import { describe, expect, it } from 'vitest'
import { judgeFrames, type SenderState } from '../../../../shared/protocol/judge-frames'
import type { HandMadeFrame } from '../../../../shared/session/hand-made-frame'
import { hex, utf8 } from '../../../support/bytes'
import { handMade } from '../../../support/hand-made'

const client: SenderState = { role: 'client', deflate: false, unfinished: null }
const server: SenderState = { role: 'server', deflate: false, unfinished: null }

const told = (frames: readonly HandMadeFrame[], sender = client) =>
  judgeFrames(frames, sender).warnings.map(({ frame, code, section }) => `${frame} ${code} ${section}`)

describe('judgeFrames', () => {
  it.each<[string, Partial<HandMadeFrame>]>([
    ['a text', { payload: utf8('grüße') }],
    ['an empty binary message', { opcode: 2 }],
    ['a ping of 125 bytes', { opcode: 9, payload: new Uint8Array(125) }],
    ['a close frame with a code', { opcode: 8, payload: hex('03e8') }],
    ['a length that is said as it is', { payload: utf8('abc'), declaredLength: 3n }],
  ])('has nothing against %s', (_, frame) => {
    expect(told([handMade(frame)])).toEqual([])
    expect(told([handMade({ ...frame, maskingKey: null })], server)).toEqual([])
  })

  it.each<[string, Partial<HandMadeFrame>, string[]]>([
    ['RSV1 that nobody agreed on', { rsv1: true }, ['0 reserved-bit RFC 6455 5.2']],
    ['RSV2', { rsv2: true }, ['0 reserved-bit RFC 6455 5.2']],
    ['a reserved opcode', { opcode: 0xb }, ['0 reserved-opcode RFC 6455 5.2']],
    ['no mask', { maskingKey: null }, ['0 mask-missing RFC 6455 5.1']],
    ['a chosen masking key', { maskingKey: 0 }, ['0 masking-key-chosen RFC 6455 5.3']],
    ['a ping in fragments', { opcode: 9, fin: false }, ['0 control-frame-fragmented RFC 6455 5.5']],
    ['a long pong', { opcode: 10, payload: new Uint8Array(126) }, ['0 control-frame-too-long RFC 6455 5.5']],
    ['a wasteful length', { lengthForm: 64 }, ['0 length-not-minimal RFC 6455 5.2']],
    ['a continuation of nothing', { opcode: 0 }, ['0 unexpected-continuation RFC 6455 5.4']],
    ['text that is none', { payload: hex('c0af') }, ['0 invalid-utf8 RFC 6455 8.1']],
    ['a reserved close code', { opcode: 8, payload: hex('03ed') }, ['0 close-code-invalid RFC 6455 7.4']],
    ['half a close code', { opcode: 8, payload: hex('03') }, ['0 close-payload-length RFC 6455 5.5.1']],
    ['a length that is too long', { declaredLength: 9n }, ['0 length-wrong RFC 6455 5.2']],
    [
      'a length with its highest bit set',
      { declaredLength: 2n ** 63n },
      ['0 length-too-large RFC 6455 5.2', '0 length-wrong RFC 6455 5.2'],
    ],
    ['the start of a message alone', { fin: false }, ['0 message-unfinished RFC 6455 5.4']],
  ])('warns of %s', (_, frame, warnings) => {
    expect(told([handMade(frame)])).toEqual(warnings)
  })

  it('warns of all that is wrong with a frame', () => {
    const frame = handMade({ rsv3: true, opcode: 0xf, fin: false, maskingKey: null, payload: new Uint8Array(200) })
    expect(told([frame])).toEqual([
      '0 reserved-bit RFC 6455 5.2',
      '0 reserved-opcode RFC 6455 5.2',
      '0 control-frame-fragmented RFC 6455 5.5',
      '0 control-frame-too-long RFC 6455 5.5',
      '0 mask-missing RFC 6455 5.1',
    ])
  })

  it('takes the mask of a server for wrong, and RSV1 where compression is agreed for right', () => {
    expect(told([handMade()], server)).toEqual(['0 mask-forbidden RFC 6455 5.1'])
    const compressed = handMade({ rsv1: true, payload: hex('00') })
    expect(told([compressed], { ...client, deflate: true })).toEqual([])
    expect(told([handMade({ rsv1: true, opcode: 9 })], { ...client, deflate: true })).toEqual([
      '0 compressed-control-frame RFC 7692 6.1',
    ])
  })

  it('reads frames in their order', () => {
    const part = handMade({ fin: false })
    const rest = handMade({ opcode: 0 })
    expect(told([part, handMade({ opcode: 9 }), rest])).toEqual([])
    expect(told([part, handMade()])).toEqual(['1 expected-continuation RFC 6455 5.4'])
    expect(told([handMade({ opcode: 8 }), handMade()])).toEqual(['1 data-after-close RFC 6455 5.5.1'])
  })

  it('goes on with the message that was begun before', () => {
    const inside = { ...client, unfinished: 1 }
    expect(told([handMade()], inside)).toEqual(['0 expected-continuation RFC 6455 5.4'])
    expect(told([handMade({ opcode: 0, payload: hex('ff') })], inside)).toEqual(['0 invalid-utf8 RFC 6455 8.1'])
    expect(judgeFrames([handMade({ opcode: 0 })], inside)).toEqual({ warnings: [], unfinished: null })
    expect(judgeFrames([handMade({ opcode: 9 })], inside).unfinished).toBe(1)
    expect(judgeFrames([handMade({ opcode: 2, fin: false })], client).unfinished).toBe(2)
  })

  it('does not judge what stands behind a wrong length', () => {
    expect(told([handMade({ declaredLength: 2n }), handMade({ rsv2: true })])).toEqual(['0 length-wrong RFC 6455 5.2'])
  })
})
