import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { AppFailure } from '../../../../shared/errors/app-error'
import type { ConnectionRecorder } from '../../../../shared/session/recorder'
import type { EventDetail, HandshakeRequest, HandshakeResponse } from '../../../../shared/session/session-event'
import { sessionHead, temporaryFolder } from './capture-scenario'

const folder = temporaryFolder()
const readers: CaptureReader[] = []
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
})

async function capture(record: (writer: CaptureWriter) => void | Promise<void>): Promise<CaptureReader> {
  const file = path.join(folder, `${Math.random()}.framescope`)
  const writer = await CaptureWriter.create(file, sessionHead)
  await record(writer)
  await writer.close({ state: 'closed', error: null })
  const reader = await CaptureReader.open(file)
  readers.push(reader)
  return reader
}

const codeOf = (failure: unknown): string => (failure instanceof AppFailure ? failure.error.code : String(failure))

const REQUEST = Buffer.from('GET /chat HTTP/1.1\r\nHost: a\r\n\r\n')
const RESPONSE = Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n')
const request: HandshakeRequest = {
  method: 'GET',
  target: '/chat',
  version: 'HTTP/1.1',
  headers: [['Host', 'a']],
  length: REQUEST.length,
}
const response: HandshakeResponse = {
  version: 'HTTP/1.1',
  status: 101,
  reason: 'Switching Protocols',
  headers: [],
  length: RESPONSE.length,
  body: null,
}
const timing = { dns: 1, connect: 2, tls: null, request: 0.5, wait: 3 }
const check = { name: 'status', ok: true, expected: '101', actual: '101', section: 'RFC 6455 4.1' } as const
const accepted: EventDetail = {
  kind: 'handshake-accepted',
  request,
  response,
  timing,
  checks: [check, { ...check, name: 'upgrade', ok: false }],
  subprotocol: null,
  extensions: null,
}

function ask(recorder: ConnectionRecorder): void {
  recorder.append('sent', REQUEST, 1)
  recorder.detail({ kind: 'handshake-sent', request }, 1)
}

function answer(recorder: ConnectionRecorder, bytes: Buffer, detail: EventDetail): void {
  recorder.append('received', bytes, 2)
  recorder.detail(detail, 2)
}

describe('the handshake of a connection', () => {
  it('is its answer, with request and response as on the wire and nothing of what follows', async () => {
    const reader = await capture((writer) => {
      const [one, other] = [writer.connection(), writer.connection()]
      ask(one)
      ask(other)
      answer(other, Buffer.concat([RESPONSE, Buffer.of(0x81, 0)]), accepted)
    })
    const reading = await reader.handshake(2)
    expect(reading.event).toEqual({ event: 2, connection: 2, time: 2, ...accepted })
    expect(Buffer.from(reading.requestBytes)).toEqual(REQUEST)
    expect(Buffer.from(reading.responseBytes)).toEqual(RESPONSE)
  })

  it('comes with what is known of the connection below it', async () => {
    const tls = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', verified: true, problem: null }
    const opened = { kind: 'connection-opened', remote: '192.0.2.1:443', local: '192.0.2.2:5100', tls } as const
    const reader = await capture((writer) => {
      const [one, other] = [writer.connection(), writer.connection()]
      one.detail({ ...opened, tls: null }, 1)
      other.detail(opened, 1)
      ask(one)
      ask(other)
    })
    expect((await reader.handshake(2)).opened).toEqual({ event: 1, connection: 2, time: 1, ...opened })
  })

  it('is the request alone, with whatever came back, when there was no answer', async () => {
    const reader = await capture((writer) => {
      const recorder = writer.connection()
      ask(recorder)
      answer(recorder, Buffer.from('SSH-2.0'), { kind: 'error', code: 'handshake-not-http', params: {} })
    })
    const reading = await reader.handshake(1)
    expect(reading.event.kind).toBe('handshake-sent')
    expect(Buffer.from(reading.responseBytes).toString()).toBe('SSH-2.0')
  })

  it('fails with event-not-found for a connection that had none', async () => {
    const reader = await capture((writer) => ask(writer.connection()))
    expect(await reader.handshake(2).catch(codeOf)).toBe('event-not-found')
  })
})

describe('the row', () => {
  it.each<[string, EventDetail, object]>([
    ['a sent handshake', { kind: 'handshake-sent', request }, { method: 'GET', target: '/chat' }],
    [
      'an accepted handshake',
      accepted,
      { status: 101, took: 6.5, checksPassed: 1, checks: 2, subprotocol: null, extensions: null },
    ],
    [
      'a refused handshake',
      {
        kind: 'handshake-refused',
        request,
        response: { ...response, status: 403, reason: 'Forbidden', body: { base64: 'bm8h', cut: false } },
        timing,
        checks: [check, { ...check, name: 'upgrade', ok: false }],
      },
      { status: 403, reason: 'Forbidden', failedCheck: 'upgrade', bodyLength: 3 },
    ],
    [
      'a protocol violation',
      {
        kind: 'protocol-violation',
        direction: 'received',
        code: 'reserved-opcode',
        section: 'RFC 6455 5.2',
        fault: 'peer',
        fatal: true,
        detail: '',
        base64: 'gwA=',
      },
      { direction: 'received', code: 'reserved-opcode', fatal: true, length: 2 },
    ],
  ])('of %s says what its line shows', async (_, detail, shown) => {
    const reader = await capture((writer) => writer.connection().detail(detail, 9))
    const { rows } = await reader.rows(0xffff, 0, 10)
    expect(rows).toEqual([expect.objectContaining({ event: 0, connection: 1, time: 9, kind: detail.kind, ...shown })])
    expect(rows[0]).not.toHaveProperty('base64')
  })
})

describe('a message larger than the blocks it lies in', () => {
  it('is read in pieces, each unmasked with the right byte of the key', async () => {
    const [length, headerLength, maskingKey] = [5_000_000, 14, 0x01020304]
    const reader = await capture((writer) => {
      const recorder = writer.connection()
      recorder.append('sent', new Uint8Array(headerLength), 0)
      for (let sent = 0; sent < length; sent += 50_000) recorder.append('sent', new Uint8Array(50_000), sent)
      const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 2, masked: true, maskingKey }
      recorder.frame('sent', { ...bits, headerLength, payloadLength: length, position: 0 }, 0, 2, false, 0)
      const sizes = { frameCount: 1, compressed: false, wireLength: length, length }
      recorder.message('sent', { message: 0, type: 'binary', ...sizes, source: 'frame', position: headerLength }, 0)
    })
    for (const from of [0, 1, 2, 3, 1_048_575, 2_500_001, length - 5]) {
      const key = [0, 1, 2, 3, 4].map((index) => ((from + index) % 4) + 1)
      expect([...(await reader.bytes(0, from, 5))]).toEqual(key)
      expect([...(await reader.bytes(1, from, 5))]).toEqual(key)
    }
    expect(await reader.bytes(1, length, 5)).toEqual(new Uint8Array())
  })
})

describe('an event number', () => {
  it.each([-1, 1, 1e9])('%d that the capture does not have fails with event-not-found', async (event) => {
    const reader = await capture((writer) => ask(writer.connection()))
    const asked = [reader.event(event), reader.read(event), reader.bytes(event, 0, 1)]
    const codes = await Promise.all(asked.map((answered) => answered.catch(codeOf)))
    expect(codes).toEqual(['event-not-found', 'event-not-found', 'event-not-found'])
  })
})

describe('what is given out', () => {
  it('is no view of a whole block, which would cross to the window with it', async () => {
    const reader = await capture((writer) => ask(writer.connection()))
    const { requestBytes } = await reader.handshake(1)
    expect(requestBytes.buffer.byteLength).toBe(REQUEST.length)
  })
})

describe('the row of a compressed frame', () => {
  const frame = {
    rsv1: true,
    rsv2: false,
    rsv3: false,
    opcode: 1,
    masked: false,
    maskingKey: 0,
    headerLength: 2,
    payloadLength: 3,
  }
  const message = {
    message: 0,
    type: 'text',
    frameCount: 1,
    compressed: true,
    wireLength: 3,
    length: 11,
    source: 'inflated',
    position: 0,
  } as const

  it('shows what the frame inflates to when it is the whole message', async () => {
    const reader = await capture((writer) => {
      const recorder = writer.connection()
      recorder.append('received', Buffer.of(0xc1, 3, 9, 9, 9), 1)
      recorder.append('received-inflated', Buffer.from('hello there'), 1)
      recorder.frame('received', { ...frame, fin: true, position: 0 }, 0, 1, false, 1)
      recorder.message('received', message, 1)
    })
    const { rows } = await reader.rows(0xffff, 0, 1)
    expect(rows[0]).toMatchObject({ kind: 'frame', inflatedLength: 11, preview: { kind: 'text', text: 'hello there' } })
  })

  it('shows bytes as on the wire when it is one of several, or could not be inflated', async () => {
    const reader = await capture((writer) => {
      const recorder = writer.connection()
      recorder.append('received', Buffer.of(0x41, 3, 9, 9, 9, 0xc1, 3, 8, 8, 8), 1)
      recorder.frame('received', { ...frame, fin: false, position: 0 }, 0, 1, false, 1)
      recorder.frame('received', { ...frame, fin: true, position: 5 }, 1, 1, false, 1)
    })
    const { rows } = await reader.rows(0xffff, 0, 2)
    expect(rows).toMatchObject([
      { inflatedLength: null, preview: { kind: 'hex', hex: '090909' } },
      { inflatedLength: null, preview: { kind: 'hex', hex: '080808' } },
    ])
  })
})
