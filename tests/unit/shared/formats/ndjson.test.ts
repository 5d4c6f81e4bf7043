import { describe, expect, it } from 'vitest'
import { defaultExportOptions } from '../../../../shared/formats/export-options'
import type { FormatContext } from '../../../../shared/formats/format-context'
import { NdjsonFormat } from '../../../../shared/formats/ndjson'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import type { EventDetail, FrameEvent, MessageEvent } from '../../../../shared/session/session-event'

const head = {
  id: 's1',
  mode: 'client' as const,
  profile: { ...defaultClientProfile, url: 'ws://127.0.0.1:9001/x' },
  startedAt: 1_767_323_045_678_901,
  recordedBy: '0.1.0',
}
const context: FormatContext = {
  head,
  recording: { state: 'on' },
  letGo: 0,
  redacted: false,
  version: '0.1.0',
  options: defaultExportOptions,
}
const bytes = (...values: number[]) => Uint8Array.from(values)
const utf8 = (text: string) => new TextEncoder().encode(text)
const nothing = { payload: bytes(), frames: [] }

const frame: FrameEvent = {
  kind: 'frame',
  event: 2,
  connection: 1,
  time: 1_999,
  direction: 'sent',
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  masked: true,
  maskingKey: 0x37fa213d,
  headerLength: 6,
  payloadLength: 5,
  message: 0,
  messageOpcode: 1,
  previousFrame: null,
  handMade: false,
}
const message: MessageEvent = {
  kind: 'message',
  event: 3,
  connection: 1,
  time: 2_000,
  direction: 'sent',
  message: 0,
  type: 'text',
  frameCount: 1,
  compressed: false,
  wireLength: 5,
  length: 5,
}
const control = { opcode: 9, message: null, messageOpcode: null }

const frameLine = (part: Partial<FrameEvent>, payload: Uint8Array) =>
  new NdjsonFormat(context).event({ ...frame, ...part }, { payload, frames: [] })
const payloadOf = (text: string): unknown => (JSON.parse(text) as { payload: unknown }).payload
function detailLine(detail: EventDetail): unknown {
  const text = new NdjsonFormat(context).event({ ...detail, event: 4, connection: 1, time: 3_000 }, nothing)
  expect(text).toMatch(/^[^\n]+\n$/)
  return JSON.parse(text)
}
const place = { event: 4, connection: 1, time: '2026-01-02T03:04:05.678904Z' }

describe('NdjsonFormat', () => {
  it('begins with the session', () => {
    expect(new NdjsonFormat(context).begin()).toBe(
      '{"kind":"session","format":"framescope-ndjson/1","id":"s1","mode":"client","url":"ws://127.0.0.1:9001/x","startedAt":"2026-01-02T03:04:05.678901Z","notRecorded":null}\n',
    )
  })

  it('writes a frame', () => {
    expect(frameLine({}, utf8('Hello'))).toBe(
      '{"kind":"frame","event":2,"connection":1,"time":"2026-01-02T03:04:05.678902Z","direction":"sent","fin":true,"rsv1":false,"rsv2":false,"rsv3":false,"opcode":1,"masked":true,"maskingKey":"37fa213d","headerLength":6,"payloadLength":5,"message":0,"payload":{"text":"Hello"},"handMade":false}\n',
    )
  })

  it('writes a message', () => {
    const text = new NdjsonFormat(context).event(message, { payload: utf8('Hello'), frames: [2] })
    expect(text).toBe(
      '{"kind":"message","event":3,"connection":1,"time":"2026-01-02T03:04:05.678903Z","direction":"sent","message":0,"type":"text","frames":[2],"compressed":false,"wireLength":5,"length":5,"payload":{"text":"Hello"}}\n',
    )
  })

  it('writes the masking key as eight digits, or null', () => {
    expect(JSON.parse(frameLine({ maskingKey: 1 }, bytes()))).toMatchObject({ maskingKey: '00000001' })
    expect(JSON.parse(frameLine({ masked: false, maskingKey: 0 }, bytes()))).toMatchObject({ maskingKey: null })
  })

  it.each([
    ['text', {}, utf8('a "b"\n\u2028é\uFEFF\0'), { text: 'a "b"\n\u2028é\uFEFF\0' }],
    ['empty text', {}, bytes(), { text: '' }],
    ['text that is not UTF-8', {}, bytes(0xff), { base64: '/w==' }],
    ['a fragment that ends within a character', { fin: false }, bytes(0x61, 0xc3), { base64: 'YcM=' }],
    ['a continuation of text', { opcode: 0 }, utf8('b'), { text: 'b' }],
    ['a continuation of binary', { opcode: 0, messageOpcode: 2 }, utf8('b'), { base64: 'Yg==' }],
    ['a continuation of nothing', { opcode: 0, message: null, messageOpcode: null }, utf8('b'), { base64: 'Yg==' }],
    ['binary', { opcode: 2, messageOpcode: 2 }, utf8('b'), { base64: 'Yg==' }],
    ['compressed text', { rsv1: true }, utf8('b'), { base64: 'Yg==' }],
    ['an ASCII ping', control, utf8('p'), { text: 'p' }],
    ['a ping that is UTF-8 but not ASCII', control, utf8('é'), { base64: 'w6k=' }],
    ['a ping with RSV1', { ...control, rsv1: true }, utf8('p'), { base64: 'cA==' }],
    ['a close frame', { ...control, opcode: 8 }, bytes(0x03, 0xe8, 0x62), { base64: 'A+hi' }],
    ['a close frame without payload', { ...control, opcode: 8 }, bytes(), { text: '' }],
  ])('writes the payload of %s', (_what, part, payload, expected) => {
    expect(payloadOf(frameLine(part, payload))).toEqual(expected)
  })

  it('remembers over a ping that a fragmented message is compressed, per connection and direction', () => {
    const format = new NdjsonFormat(context)
    const write = (part: Partial<FrameEvent>) =>
      payloadOf(format.event({ ...frame, ...part }, { payload: utf8('b'), frames: [] }))
    const compressed = { base64: 'Yg==' }
    expect(write({ fin: false, rsv1: true })).toEqual(compressed)
    expect(write(control)).toEqual({ text: 'b' })
    expect(write({ opcode: 0, direction: 'received' })).toEqual({ text: 'b' })
    expect(write({ opcode: 0, connection: 2 })).toEqual({ text: 'b' })
    expect(write({ opcode: 0 })).toEqual(compressed)
    expect(write({ fin: false })).toEqual({ text: 'b' })
    expect(write({ opcode: 0 })).toEqual({ text: 'b' })
  })

  it.each([
    ['text', utf8('é'), { text: 'é' }],
    ['text', bytes(0xff), { base64: '/w==' }],
    ['binary', utf8('b'), { base64: 'Yg==' }],
  ] as const)('writes the payload of a %s message', (type, payload, expected) => {
    const text = new NdjsonFormat(context).event({ ...message, type }, { payload, frames: [2, 5] })
    expect(JSON.parse(text)).toMatchObject({ frames: [2, 5], payload: expected })
  })

  it('writes the opening and the end of a connection', () => {
    expect(
      detailLine({ kind: 'connection-opened', remote: '127.0.0.1:9001', local: '127.0.0.1:5', tls: null }),
    ).toEqual({
      kind: 'connection-opened',
      ...place,
      remote: '127.0.0.1:9001',
      local: '127.0.0.1:5',
      tls: null,
    })
    const closed = { kind: 'connection-closed', code: 1000, reason: 'bye', initiator: 'local', clean: true } as const
    expect(detailLine(closed)).toEqual({ ...closed, ...place })
  })

  const request = { method: 'GET', target: '/x', version: 'HTTP/1.1', headers: [['Host', 'h']] as [string, string][] }
  const response = { version: 'HTTP/1.1', status: 101, reason: 'Switching Protocols', headers: [] }
  const timing = { dns: 0.1, connect: 0.2, tls: null, request: 0.1, wait: 1.2 }
  const checks = [{ name: 'status', ok: true, expected: '101', actual: '101', section: 'RFC 6455 4.1' } as const]

  it('writes a handshake, accepted or refused, as one kind', () => {
    expect(
      detailLine({
        kind: 'handshake-accepted',
        request: { ...request, length: 99 },
        response: { ...response, length: 99, body: null },
        timing,
        checks: [...checks],
        subprotocol: 'chat',
        extensions: null,
      }),
    ).toEqual({
      kind: 'handshake',
      ...place,
      outcome: 'accepted',
      request,
      response: { ...response, body: null, bodyCut: false },
      timing,
      checks,
      subprotocol: 'chat',
      extensions: null,
    })
  })

  it.each([
    ['bm8=', { text: 'no' }],
    ['/w==', { base64: '/w==' }],
  ])('writes the body %s of a refusal', (base64, body) => {
    const refused = detailLine({
      kind: 'handshake-refused',
      request: { ...request, length: 99 },
      response: { ...response, status: 403, reason: 'Forbidden', length: 99, body: { base64, cut: true } },
      timing,
      checks: [...checks],
    })
    expect(refused).toMatchObject({
      kind: 'handshake',
      outcome: 'refused',
      response: { status: 403, body, bodyCut: true },
    })
  })

  it('writes the request alone, violations, errors and notes', () => {
    expect(detailLine({ kind: 'handshake-sent', request: { ...request, length: 99 } })).toEqual({
      kind: 'handshake-sent',
      ...place,
      request,
    })
    const violation = {
      kind: 'protocol-violation',
      direction: 'received',
      code: 'reserved-opcode',
      section: 'RFC 6455 5.2',
      fault: 'peer',
      fatal: true,
      detail: 'opcode 3',
    } as const
    expect(detailLine({ ...violation, base64: 'gwA=' })).toEqual({ ...violation, ...place, bytes: { base64: 'gwA=' } })
    const error = { kind: 'error', code: 'connection-reset', params: { host: 'h' } } as const
    expect(detailLine(error)).toEqual({ ...error, ...place })
    const note = { kind: 'note', code: 'paused-by-disk', params: { ms: '5' } } as const
    expect(detailLine(note)).toEqual({ ...note, ...place })
  })
})
