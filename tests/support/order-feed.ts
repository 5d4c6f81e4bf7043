import type { HandshakeRequest, HandshakeResponse, HandshakeTiming } from '../../shared/session/session-event'
import { frameTemplate, messageTemplate, SyntheticEvents, type Template } from './synthetic-events'

const encoder = new TextEncoder()
const json = (value: unknown) => encoder.encode(JSON.stringify(value))
const fixed = (bytes: Uint8Array) => () => bytes
const none = fixed(new Uint8Array())

const trade = (round: number) =>
  json({ type: 'trade', id: 88213 + round, px: '61234.50', qty: '0.0213', side: round % 2 ? 'sell' : 'buy' })
const subscribe = json({ op: 'subscribe', channel: 'orders', market: 'BTC-EUR' })
const snapshot = encoder.encode(
  `{"type":"snapshot","market":"BTC-EUR","seq":12345678901234567890,"bids":${JSON.stringify(
    Array.from({ length: 20 }, (_, index) => [`${61234 - index}.00`, `${index / 4}`]),
  )},"asks":[],"note":"grüße","live":true,"fee":1.10,"next":null}`,
)
const binary = Uint8Array.from({ length: 2048 }, (_, index) => (index * 37 + 10) & 0xff)

export const request: HandshakeRequest = {
  method: 'GET',
  target: '/v2/orders?depth=20',
  version: 'HTTP/1.1',
  headers: [
    ['Host', 'feed.example.com'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
    ['X-Trace', 'one'],
    ['x-trace', 'two'],
  ],
  length: 280,
}

export const response: HandshakeResponse = {
  version: 'HTTP/1.1',
  status: 101,
  reason: 'Switching Protocols',
  headers: [
    ['upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; server_max_window_bits=12; client_no_context_takeover'],
  ],
  length: 220,
  body: null,
}

export const timing: HandshakeTiming = { dns: 2.1, connect: 11.4, tls: 17.9, request: 0.2, wait: 6.4 }

const checkNames = [
  'http-version',
  'status',
  'upgrade',
  'connection',
  'sec-websocket-accept',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
] as const

export const checks = checkNames.map((name) => ({
  name,
  ok: true,
  expected: name === 'sec-websocket-accept' ? 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' : 'as offered',
  actual: name === 'sec-websocket-accept' ? 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' : 'as offered',
  section: 'RFC 6455 4.1',
}))

const opening: readonly Template[] = [
  {
    event: {
      kind: 'connection-opened',
      remote: '203.0.113.7:443',
      local: '192.0.2.10:51000',
      tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', verified: true, problem: null },
    },
    payload: none,
  },
  { event: { kind: 'handshake-sent', request }, payload: none },
  {
    event: {
      kind: 'handshake-accepted',
      request,
      response,
      timing,
      checks,
      subprotocol: null,
      extensions: 'permessage-deflate; server_max_window_bits=12; client_no_context_takeover',
    },
    payload: none,
  },
]

const text = { message: 1, messageOpcode: 1 }
const pattern: readonly Template[] = [
  frameTemplate({ direction: 'sent', ...text, headerLength: 6, payloadLength: subscribe.length }, fixed(subscribe)),
  messageTemplate({ direction: 'sent', length: subscribe.length, wireLength: subscribe.length }, fixed(subscribe)),
  frameTemplate({ ...text, payloadLength: 70 }, trade),
  messageTemplate({ length: 70, wireLength: 70 }, trade),
  frameTemplate(
    { ...text, fin: false, rsv1: true, headerLength: 4, payloadLength: 231 },
    fixed(binary.subarray(0, 231)),
  ),
  frameTemplate(
    { ...text, opcode: 0, messageOpcode: 1, headerLength: 4, payloadLength: 168, previousFrame: 4 },
    fixed(binary.subarray(231, 399)),
  ),
  messageTemplate({ frameCount: 2, compressed: true, wireLength: 399, length: snapshot.length }, fixed(snapshot)),
  frameTemplate({ opcode: 2, messageOpcode: 2, headerLength: 4, payloadLength: 2048 }, fixed(binary)),
  messageTemplate({ type: 'binary', wireLength: 2048, length: 2048 }, fixed(binary)),
  frameTemplate({ opcode: 9, message: null, messageOpcode: null, payloadLength: 2 }, fixed(encoder.encode('hb'))),
  frameTemplate(
    { direction: 'sent', opcode: 10, message: null, messageOpcode: null, headerLength: 6, payloadLength: 2 },
    fixed(encoder.encode('hb')),
  ),
  frameTemplate({ ...text, payloadLength: 70 }, trade),
  messageTemplate({ length: 70, wireLength: 70 }, trade),
]

const closePayload = Uint8Array.of(0x03, 0xea, ...encoder.encode('reserved opcode'))
const ending: readonly Template[] = [
  {
    event: {
      kind: 'protocol-violation',
      direction: 'received',
      code: 'reserved-opcode',
      section: 'RFC 6455 5.2',
      fault: 'peer',
      fatal: true,
      detail: 'opcode 0xB',
      base64: 'iwA=',
    },
    payload: none,
  },
  frameTemplate(
    { direction: 'sent', opcode: 8, message: null, messageOpcode: null, headerLength: 6, payloadLength: 17 },
    fixed(closePayload),
  ),
  {
    event: { kind: 'note', code: 'bytes-after-violation', params: { bytes: '412', direction: 'received' } },
    payload: none,
  },
  { event: { kind: 'error', code: 'connection-reset', params: { host: 'feed.example.com' } }, payload: none },
  {
    event: { kind: 'connection-closed', code: 1002, reason: 'reserved opcode', initiator: 'local', clean: false },
    payload: none,
  },
]

/** A market feed with all kinds of rows: text, fragments, compression, binary, ping and pong; a violation at its end. */
export function orderFeed(rounds: number, ended: boolean): SyntheticEvents {
  const events = new SyntheticEvents(opening, pattern, ending, rounds)
  events.ended = ended
  return events
}

/** A handshake that the server refused with a page. */
export function refusedFeed(): SyntheticEvents {
  const refusal: HandshakeResponse = {
    version: 'HTTP/1.1',
    status: 403,
    reason: 'Forbidden',
    headers: [
      ['Content-Type', 'application/json'],
      ['Content-Length', '34'],
    ],
    length: 76,
    body: { base64: btoa('{"error":"token expired","code":7}'), cut: false },
  }
  const failed = checks.map((check) =>
    check.name === 'status' ? { ...check, ok: false, expected: '101', actual: '403' } : check,
  )
  const last: Template[] = [
    { event: { kind: 'handshake-refused', request, response: refusal, timing, checks: failed }, payload: none },
    {
      event: { kind: 'error', code: 'handshake-refused', params: { status: '403', reason: 'Forbidden' } },
      payload: none,
    },
    { event: { kind: 'connection-closed', code: 1006, reason: '', initiator: 'none', clean: false }, payload: none },
  ]
  const events = new SyntheticEvents(opening.slice(0, 2), [], last, 0)
  events.ended = true
  return events
}
