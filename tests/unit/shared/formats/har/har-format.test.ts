import { har as validate } from 'har-validator'
import { describe, expect, it } from 'vitest'
import { HarFormat } from '../../../../../shared/formats/har/har-format'
import { defaultClientProfile } from '../../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../../shared/session/server-profile'
import type { EventDetail, FrameEvent, MessageEvent, SessionEvent } from '../../../../../shared/session/session-event'
import type { SessionHead } from '../../../../../shared/session/session-summary'
import type { EventContent } from '../../../../../shared/formats/session-format'
import { connectionFile } from '../../../../support/connection-file'
import { assertDevToolsRead, type HarEntry, type HarFile } from '../../../../support/har-file'

const client: SessionHead = {
  id: 's1',
  mode: 'client',
  profile: { ...defaultClientProfile, url: 'wss://me:secret@example.org/chat?room=a%20b&x' },
  startedAt: 1_767_323_045_678_901,
  recordedBy: '0.1.0',
}
const server: SessionHead = { ...client, mode: 'server', profile: { ...defaultServerProfile, port: 9001 } }
const utf8 = (text: string) => new TextEncoder().encode(text)
const nothing: EventContent = { payload: new Uint8Array(), frames: [] }

/** Numbers events, and times them a millisecond and a bit apart. */
class Told {
  readonly events: [SessionEvent, EventContent][] = []
  #messages = 0

  detail(detail: EventDetail, connection = 1): this {
    this.events.push([{ ...detail, ...this.#place(connection) }, nothing])
    return this
  }

  frame(part: Partial<FrameEvent>, payload: Uint8Array | null, connection = 1): this {
    const frame: FrameEvent = {
      kind: 'frame',
      ...this.#place(connection),
      direction: 'sent',
      fin: true,
      rsv1: false,
      rsv2: false,
      rsv3: false,
      opcode: 1,
      masked: false,
      maskingKey: 0,
      headerLength: 2,
      payloadLength: payload?.length ?? 9,
      message: this.#messages,
      messageOpcode: 1,
      previousFrame: null,
      handMade: false,
      ...part,
    }
    this.events.push([frame, { payload, frames: [] }])
    return this
  }

  message(part: Partial<MessageEvent>, payload: Uint8Array | null, frames: number[] = [], connection = 1): this {
    const message: MessageEvent = {
      kind: 'message',
      ...this.#place(connection),
      direction: 'sent',
      message: this.#messages++,
      type: 'text',
      frameCount: 1,
      compressed: false,
      wireLength: payload?.length ?? 9,
      length: payload?.length ?? 9,
      ...part,
    }
    this.events.push([message, { payload, frames }])
    return this
  }

  /** One frame that is the whole of a message. */
  whole(direction: 'sent' | 'received', type: 'text' | 'binary', payload: Uint8Array, connection = 1): this {
    const opcode = type === 'text' ? 1 : 2
    this.frame({ direction, opcode, messageOpcode: opcode }, payload, connection)
    return this.message({ direction, type }, payload, [this.events.length - 1], connection)
  }

  read(head: SessionHead = client): HarFile {
    const format = new HarFormat({ head, recording: { state: 'on' }, letGo: 0, redacted: false, version: '0.2.0' })
    return JSON.parse(connectionFile(format, this.events)) as HarFile
  }

  #place(connection: number) {
    return { event: this.events.length, connection, time: this.events.length * 1_001_001 }
  }
}

const opened: EventDetail = {
  kind: 'connection-opened',
  remote: '192.0.2.7:443',
  local: '192.0.2.1:51000',
  tls: { protocol: 'TLSv1.3', cipher: 'X', verified: true, problem: null },
}
const request = {
  method: 'GET',
  target: '/chat?room=a%20b&x',
  version: 'HTTP/1.1',
  headers: [
    ['Host', 'example.org'],
    ['Cookie', 'a=1; b=2=3'],
    ['x-Twice', '1'],
    ['X-twice', '2'],
  ] as [string, string][],
  length: 212,
}
const timing = { dns: 1.5, connect: 2, tls: 3, request: 0.25, wait: 4 }
const accepted: EventDetail = {
  kind: 'handshake-accepted',
  request,
  response: {
    version: 'HTTP/1.1',
    status: 101,
    reason: 'Switching Protocols',
    headers: [['Set-Cookie', 'c=3; Path=/']],
    length: 129,
    body: null,
  },
  timing,
  checks: [],
  subprotocol: null,
  extensions: null,
}
const closed: EventDetail = {
  kind: 'connection-closed',
  code: 4000,
  reason: 'bye',
  initiator: 'remote',
  clean: true,
}
const refused: EventDetail = {
  kind: 'handshake-refused',
  request,
  response: {
    version: 'HTTP/1.1',
    status: 403,
    reason: 'Forbidden',
    headers: [['Content-Type', 'text/plain']],
    length: 70,
    body: { base64: 'bm8=', cut: false },
  },
  timing,
  checks: [],
}
const open = () => new Told().detail(opened).detail({ kind: 'handshake-sent', request }).detail(accepted)
const entryOf = (told: Told, head: SessionHead = client): HarEntry => told.read(head).log.entries[0] as HarEntry
const text = (payload: string) => entryOf(open().whole('received', 'text', utf8(payload)))._webSocketMessages[0]

describe('HAR', () => {
  it.each<[string, Told, SessionHead]>([
    [
      'a conversation',
      open().whole('sent', 'text', utf8('Hi')).whole('received', 'binary', utf8('Yo')).detail(closed),
      client,
    ],
    ['a server session', open().whole('sent', 'text', utf8('Hi')).detail(closed), server],
    ['a refusal', new Told().detail(opened).detail(refused), client],
    ['a connection that failed', new Told().detail({ kind: 'error', code: 'connection-refused', params: {} }), client],
    ['a session in which nothing happened', new Told(), client],
    [
      'a profile whose URL has a variable',
      new Told().detail({ kind: 'error', code: 'url-invalid', params: {} }),
      { ...client, profile: { ...defaultClientProfile, url: '{{host}}/a b' } },
    ],
  ])('is valid, and read by DevTools, for %s', async (_, told, head) => {
    const file = told.read(head)
    await expect(validate(file)).resolves.toBe(file)
    assertDevToolsRead(file)
  })

  it('is valid with two connections whose events are mixed', async () => {
    const told = new Told().detail(accepted, 1).detail(accepted, 2)
    told.whole('sent', 'text', utf8('one'), 1).whole('sent', 'text', utf8('two'), 2).whole('sent', 'text', utf8('3'), 1)
    const file = told.read()
    await validate(file)
    const texts = file.log.entries.map((entry) => entry._webSocketMessages.map(({ data }) => data))
    expect(texts).toEqual([['one', '3'], ['two']])
  })

  it('gives data messages their microseconds, text as it is and binary as base64', () => {
    const entry = entryOf(open().whole('sent', 'text', utf8('Grüße')).whole('received', 'binary', utf8('ab')))
    expect(entry._webSocketMessages).toEqual([
      { type: 'send', time: 1_767_323_045.682_905, opcode: 1, data: 'Grüße' },
      { type: 'receive', time: 1_767_323_045.684_907, opcode: 2, data: 'YWI=' },
    ])
  })

  it('counts microseconds from the start of a second', () => {
    const told = new Told().message({}, utf8('first'))
    expect(entryOf(told, { ...client, startedAt: 1_767_323_045_000_007 })._webSocketMessages[0]?.time).toBe(
      1_767_323_045.000_007,
    )
  })

  it('tells messages of a server session as its client does', () => {
    const entry = entryOf(open().whole('sent', 'text', utf8('a')).whole('received', 'text', utf8('b')), server)
    expect(entry._webSocketMessages.map(({ type }) => type)).toEqual(['receive', 'send'])
    expect(entry.serverIPAddress).toBe('192.0.2.1')
  })

  it.each(['\u2028\u2029', '\0', '"\\\u001b\u007f', '😀', '\uFEFF', ''])('keeps the text %j', (payload) => {
    expect(text(payload)?.data).toBe(payload)
  })

  it('writes what a message carries once', () => {
    const [frame, message] = entryOf(open().whole('sent', 'text', utf8('once')))._framescope.events.slice(3)
    expect(frame).toMatchObject({ kind: 'frame', payloadLength: 4 })
    expect(frame).not.toHaveProperty('payload')
    expect(message).toMatchObject({ kind: 'message', frames: [3] })
    expect(message).not.toHaveProperty('payload')
  })

  it('keeps the bytes of text that is not UTF-8 beside what can be shown of it', () => {
    const entry = entryOf(open().whole('received', 'text', Uint8Array.of(0x61, 0xff)))
    expect(entry._webSocketMessages[0]?.data).toBe('a\uFFFD')
    expect(entry._framescope.events[4]).toMatchObject({ payload: { base64: 'Yf8=' } })
  })

  it('keeps control frames, fragments and compressed frames under its own key alone', () => {
    const told = open()
      .frame({ opcode: 9, message: null, messageOpcode: null }, utf8('ping'))
      .frame({ fin: false }, utf8('He'))
      .frame({ opcode: 0, previousFrame: 4 }, utf8('llo'))
      .message({ frameCount: 2 }, utf8('Hello'), [4, 5])
      .frame({ rsv1: true }, Uint8Array.of(1, 2))
      .message({ compressed: true }, utf8('inflated'), [7])
    const entry = entryOf(told)
    expect(entry._webSocketMessages.map(({ data }) => data)).toEqual(['Hello', 'inflated'])
    expect(entry._framescope.events.slice(3).map(({ payload }) => payload)).toEqual([
      { text: 'ping' },
      { text: 'He' },
      { text: 'llo' },
      undefined,
      { base64: 'AQI=' },
      undefined,
    ])
  })

  it.each<[string, (told: Told) => Told]>([
    ['at the end', (told) => told],
    ['before something else', (told) => told.detail(closed)],
    ['before a message of other bytes', (told) => told.message({}, utf8('hidden'))],
  ])('keeps the payload of a frame that never became its message, %s', (_, after) => {
    const entry = entryOf(after(open().frame({}, utf8('lost?'))))
    expect(entry._framescope.events[3]).toMatchObject({ kind: 'frame', payload: { text: 'lost?' } })
  })

  it('has no message whose bytes were let go, and says so under its own key', () => {
    const entry = entryOf(open().frame({}, null).message({}, null))
    expect(entry._webSocketMessages).toEqual([])
    expect(entry._framescope.events[4]).toMatchObject({ kind: 'message', payload: null })
  })

  it('shows errors and violations as rows of DevTools', () => {
    const told = open()
      .detail({
        kind: 'protocol-violation',
        direction: 'received',
        code: 'reserved-opcode',
        section: 'RFC 6455 5.2',
        detail: 'opcode 3 is reserved',
        base64: '',
        fault: 'peer',
        fatal: true,
      })
      .detail({ kind: 'error', code: 'connection-reset', params: {} })
    expect(entryOf(told)._webSocketMessages.map(({ type, opcode, data }) => [type, opcode, data])).toEqual([
      ['error', -1, 'RFC 6455 5.2: opcode 3 is reserved'],
      ['error', -1, expect.stringMatching(/\w+ \w+/)],
    ])
  })

  it('tells how a connection closed as HTTP Toolkit does', () => {
    expect(entryOf(open().detail(closed))._webSocketClose).toEqual({
      code: 4000,
      reason: 'bye',
      timestamp: 1_767_323_045.681_904,
    })
    expect(entryOf(open().detail({ ...closed, code: 1006 }))._webSocketClose).toBe('aborted')
    expect(entryOf(open())).not.toHaveProperty('_webSocketClose')
  })

  it('tells a refusal with its body', () => {
    expect(entryOf(new Told().detail(opened).detail(refused)).response).toMatchObject({
      status: 403,
      content: { size: 2, mimeType: 'text/plain', text: 'no' },
      headersSize: 70,
      bodySize: 2,
    })
  })

  it('has a total that is the sum of its timings', () => {
    const { time, timings } = entryOf(open().detail(closed))
    expect(timings).toMatchObject({ dns: 1.5, connect: 5, ssl: 3, send: 0.25, wait: 4, receive: 1.001 })
    expect(time).toBeCloseTo(1.5 + 5 + 0.25 + 4 + 1.001, 6)
  })

  it('keeps order, case and number of headers, and no password of the URL', () => {
    const { request: written } = entryOf(open())
    expect(written.headers.map(({ name, value }) => [name, value])).toEqual(request.headers)
    expect(written.url).toBe('wss://example.org/chat?room=a%20b&x')
    expect(written.cookies).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '2=3' },
    ])
    expect(written.queryString).toEqual([
      { name: 'room', value: 'a b' },
      { name: 'x', value: '' },
    ])
  })

  it('says of the session what the first line of NDJSON says', () => {
    const { log } = open().detail({ kind: 'note', code: 'recording-resumed', params: {} }, 0).read()
    expect(log.entries).toHaveLength(1)
    expect(log._framescope.session).toMatchObject({ format: 'framescope-ndjson/1', id: 's1', mode: 'client' })
    expect(log._framescope.events).toMatchObject([{ kind: 'note', connection: 0 }])
  })
})
