import { deflateRawSync } from 'node:zlib'
import type { ExportSource } from '../../main/export/export-source'
import type { EventContent } from '../../shared/formats/session-format'
import { defaultClientProfile } from '../../shared/session/client-profile'
import type { FrameEvent, HandshakeRequest, MessageEvent, SessionEvent } from '../../shared/session/session-event'
import type { SessionHead } from '../../shared/session/session-summary'

/** Each stands in another place. `variable` is told, the others are learned from the handshake. */
export const secrets = {
  variable: 'variable-"se/crét"-1',
  bearer: 'bearer-secret-2',
  cookie: 'cookie-secret-3',
  apiKey: 'api-key-secret-4',
  query: 'query-secret-5',
  setCookie: 'set-cookie-secret-6',
  password: 'url-password-7',
  proxy: 'proxy-secret-8',
}
/** Of all its frames. */
export const MASKING_KEY = 0x1234_5678

export type PlantedSecrets = typeof secrets

interface Planted {
  readonly event: SessionEvent
  readonly content: EventContent
}

type Without<Event, Fields extends string> = Event extends unknown ? Omit<Event, Fields> : never

/** A session with a secret in every place that has room for one. */
export function secretSession(planted: PlantedSecrets = secrets): ExportSource {
  const events: Planted[] = []
  const none: EventContent = { payload: new Uint8Array(), frames: [] }
  const encoder = new TextEncoder()
  let messages = 0

  const head: SessionHead = {
    id: 'session',
    mode: 'client',
    profile: {
      ...defaultClientProfile,
      url: `ws://me:${planted.password}@host.invalid/x?token=${planted.query}`,
      auth: { kind: 'api-key', name: 'X-Custom', value: '', in: 'header' },
      openingMessages: [{ kind: 'text', content: `hello ${planted.variable}` }],
    },
    startedAt: 1_767_323_045_678_901,
    recordedBy: '0.1.0',
    secrets: true,
  }

  function add(event: Without<SessionEvent, 'event' | 'connection' | 'time'>, content: EventContent = none): number {
    const number = events.length
    events.push({ event: { ...event, event: number, connection: 1, time: number * 1000 }, content })
    return number
  }

  function say(
    bytes: Uint8Array,
    { cuts = [], type = 'text', compressed = false, complete = true }: Saying = {},
  ): void {
    const message = messages++
    const wire = compressed ? Uint8Array.from(deflateRawSync(bytes)) : bytes
    const frames: number[] = []
    const ends = [...cuts, wire.length]
    for (const [index, end] of ends.entries()) {
      const payload = wire.slice(ends[index - 1] ?? 0, end)
      const opcode = type === 'text' ? 1 : 2
      const frame: Omit<FrameEvent, 'event' | 'connection' | 'time'> = {
        kind: 'frame',
        direction: 'sent',
        fin: complete && index === ends.length - 1,
        rsv1: compressed && index === 0,
        rsv2: false,
        rsv3: false,
        opcode: index === 0 ? opcode : 0,
        masked: true,
        maskingKey: MASKING_KEY,
        headerLength: 6,
        payloadLength: payload.length,
        message,
        messageOpcode: opcode,
        previousFrame: frames.at(-1) ?? null,
        handMade: false,
      }
      frames.push(add(frame, { payload, frames: [] }))
    }
    if (!complete) return
    const told: Omit<MessageEvent, 'event' | 'connection' | 'time'> = {
      kind: 'message',
      direction: 'sent',
      message,
      type,
      frameCount: frames.length,
      compressed,
      wireLength: wire.length,
      length: bytes.length,
    }
    add(told, { payload: bytes, frames })
  }

  const request: HandshakeRequest = {
    method: 'GET',
    target: `/x?token=${planted.query}&a=1`,
    version: 'HTTP/1.1',
    headers: [
      ['Host', 'host.invalid'],
      ['Authorization', `Bearer ${planted.bearer}`],
      ['Cookie', `theme=dark; sid=${planted.cookie}`],
      ['X-Custom', planted.apiKey],
      ['Referer', `http://me:${planted.password}@host.invalid/`],
      ['X-Note', planted.variable],
    ],
    length: 100,
  }
  const all = Object.values(planted)
  const text = JSON.stringify({ say: all, key: encodeURIComponent(planted.variable) })
  add({
    kind: 'connection-opened',
    remote: '127.0.0.1:1',
    local: '127.0.0.1:2',
    tls: null,
    proxy: `http://me:${planted.proxy}@proxy.invalid:1`,
  })
  add({ kind: 'handshake-sent', request })
  add({
    kind: 'handshake-refused',
    request,
    response: {
      version: 'HTTP/1.1',
      status: 401,
      reason: planted.variable,
      headers: [['Set-Cookie', `sid=${planted.setCookie}; Secure`]],
      length: 10,
      body: { base64: Buffer.from(text).toString('base64'), cut: false },
    },
    timing: { dns: null, connect: null, tls: null, request: null, wait: null },
    checks: [
      { name: 'required-header', ok: false, expected: `X: ${planted.variable}`, actual: planted.apiKey, section: '' },
    ],
  })
  const bytes = encoder.encode(text)
  const plain = encoder.encode(planted.variable)
  say(bytes)
  say(bytes, { type: 'binary' })
  say(bytes, { cuts: [5, 11, 17, 30, 61] })
  say(bytes, { compressed: true })
  say(bytes, { compressed: true, cuts: [9, 20] })
  say(encoder.encode('nothing'), { compressed: true })
  say(encoder.encode(Buffer.from(`me:${planted.bearer}`).toString('base64')))
  say(plain, { complete: false, cuts: [3, 4, 9] })
  say(plain, { compressed: true, complete: false, cuts: [4] })
  add(
    {
      kind: 'frame',
      direction: 'received',
      fin: true,
      rsv1: false,
      rsv2: false,
      rsv3: false,
      opcode: 8,
      masked: false,
      maskingKey: 0,
      headerLength: 2,
      payloadLength: 2 + plain.length,
      message: null,
      messageOpcode: null,
      previousFrame: null,
      handMade: false,
      cause: planted.variable,
    },
    { payload: Uint8Array.of(3, 232, ...plain), frames: [] },
  )
  add({
    kind: 'protocol-violation',
    direction: 'received',
    code: 'close-code-invalid',
    section: 'RFC 6455 5.5.1',
    fault: 'peer',
    fatal: true,
    detail: planted.variable,
    base64: Buffer.from(plain).toString('base64'),
  })
  add({ kind: 'error', code: 'connection-reset', params: { problem: `at ws://me:${planted.password}@host.invalid` } })
  add({ kind: 'note', code: 'redirect-followed', params: { to: `wss://a.invalid/?access_token=${planted.query}` } })
  add({
    kind: 'connection-closed',
    code: 1000,
    reason: planted.variable,
    initiator: 'remote',
    clean: true,
    cause: planted.variable,
  })

  return {
    head,
    recording: { state: 'on' },
    firstEvent: 0,
    eventCount: events.length,
    async *pages() {
      yield events.map(({ event }) => event)
    },
    content: ({ event }) => events[event]?.content ?? none,
    async *details() {
      yield* events.map(({ event }) => event).filter(({ kind }) => kind !== 'frame' && kind !== 'message')
    },
    // Once something is hidden, the wire is put together from events.
    async *wire() {},
    async messageOf({ event: frame }) {
      const found = events.find(({ event, content }) => event.kind === 'message' && content.frames.includes(frame))
      return found?.event.kind === 'message' ? { event: found.event, content: found.content } : null
    },
  }
}

interface Saying {
  /** Where frames end before the last one. */
  readonly cuts?: readonly number[]
  readonly type?: 'text' | 'binary'
  readonly compressed?: boolean
  readonly complete?: boolean
}
