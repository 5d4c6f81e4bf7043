import { describe, expect, it } from 'vitest'
import { framePreview, messagePreview } from '../../../../main/capture/preview'
import type { FrameEvent, MessageEvent } from '../../../../shared/session/session-event'
import type { Preview } from '../../../../shared/session/timeline-row'

const utf8 = (text: string): Buffer => Buffer.from(text)

const frame: FrameEvent = {
  kind: 'frame',
  event: 0,
  connection: 1,
  time: 0,
  direction: 'sent',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: false,
  maskingKey: 0,
  headerLength: 2,
  payloadLength: 0,
  message: 0,
  messageOpcode: 1,
  previousFrame: null,
  handMade: false,
}
const control = { message: null, messageOpcode: null }
const longer = 1000

const frames: readonly [string, Partial<FrameEvent>, Buffer, Preview][] = [
  ['text as text', {}, utf8('Grüße'), { kind: 'text', text: 'Grüße', cut: false }],
  ['nothing as empty', {}, utf8(''), { kind: 'empty' }],
  [
    'a long text up to a whole character',
    { payloadLength: longer },
    utf8('a€').subarray(0, 3),
    { kind: 'text', text: 'a', cut: true },
  ],
  [
    'a fragment that ends within a character',
    { fin: false },
    utf8('a€').subarray(0, 2),
    { kind: 'text', text: 'a', cut: false },
  ],
  [
    'a last frame that ends within a character as hex',
    {},
    utf8('a€').subarray(0, 2),
    { kind: 'hex', hex: '61e2', cut: false },
  ],
  ['text that is not UTF-8 as hex', {}, Buffer.of(0x61, 0xff), { kind: 'hex', hex: '61ff', cut: false }],
  ['compressed text as hex', { rsv1: true }, utf8('abc'), { kind: 'hex', hex: '616263', cut: false }],
  ['binary as hex', { opcode: 2, messageOpcode: 2 }, utf8('ab'), { kind: 'hex', hex: '6162', cut: false }],
  [
    'a continuation as its message',
    { opcode: 0, messageOpcode: 2 },
    utf8('ab'),
    { kind: 'hex', hex: '6162', cut: false },
  ],
  ['a printable ping as text', { ...control, opcode: 9 }, utf8('beat 1'), { kind: 'text', text: 'beat 1', cut: false }],
  ['any other pong as hex', { ...control, opcode: 10 }, utf8('é'), { kind: 'hex', hex: 'c3a9', cut: false }],
  ['a close of one byte as hex', { ...control, opcode: 8 }, Buffer.of(3), { kind: 'hex', hex: '03', cut: false }],
  [
    'a close with code and reason',
    { ...control, opcode: 8 },
    Buffer.concat([Buffer.of(0x03, 0xe8), utf8('bye')]),
    { kind: 'close', code: 1000, reason: 'bye' },
  ],
  ['a close without payload as empty', { ...control, opcode: 8 }, utf8(''), { kind: 'empty' }],
  [
    'a close whose reason is not UTF-8 as hex',
    { ...control, opcode: 8 },
    Buffer.of(0x03, 0xe8, 0xff),
    { kind: 'hex', hex: '03e8ff', cut: false },
  ],
]

describe('the preview of a frame', () => {
  it.each(frames)('shows %s', (_, fields, start, preview) => {
    expect(framePreview({ ...frame, payloadLength: start.length, ...fields }, start)).toEqual(preview)
  })
})

describe('the preview of a message', () => {
  const message: MessageEvent = {
    kind: 'message',
    event: 1,
    connection: 1,
    time: 0,
    direction: 'sent',
    message: 0,
    type: 'text',
    frameCount: 1,
    compressed: true,
    wireLength: 3,
    length: longer,
  }

  it('shows the start of inflated text', () => {
    expect(messagePreview(message, utf8('{"a"'))).toEqual({ kind: 'text', text: '{"a"', cut: true })
  })

  it('shows binary as hex', () => {
    expect(messagePreview({ ...message, type: 'binary', length: 2 }, utf8('ab'))).toEqual({
      kind: 'hex',
      hex: '6162',
      cut: false,
    })
  })
})
