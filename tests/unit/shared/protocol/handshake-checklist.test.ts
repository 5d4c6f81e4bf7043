import { describe, expect, it } from 'vitest'
import { checkHandshake } from '../../../../shared/protocol/handshake-checklist'

const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='
type Headers = [string, string][]

const request: { headers: Headers } = {
  headers: [
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Protocol', 'chat, superchat'],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
  ],
}
const good: Headers = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Accept', accept],
]
const response = (headers: Headers, part = {}) => ({
  version: 'HTTP/1.1',
  status: 101,
  reason: 'Switching Protocols',
  headers,
  ...part,
})
const failed = (answer: ReturnType<typeof response>, asked = request) =>
  checkHandshake(asked, answer, accept)
    .filter((check) => !check.ok)
    .map((check) => check.name)

describe('checkHandshake', () => {
  it('always has the same checks in the same order', () => {
    const names = [
      'http-version',
      'status',
      'upgrade',
      'connection',
      'sec-websocket-accept',
      'sec-websocket-version',
      'sec-websocket-protocol',
      'sec-websocket-extensions',
    ]
    expect(checkHandshake(request, response(good), accept).map((check) => check.name)).toEqual(names)
    expect(checkHandshake(request, response([], { status: 403 }), accept).map((check) => check.name)).toEqual(names)
  })

  it.each([
    ['the bare minimum', good],
    [
      'names and tokens in any case',
      [
        ['UPGRADE', 'WebSocket'],
        ['connection', 'keep-alive, UPGRADE'],
        ['sec-websocket-accept', accept],
      ],
    ],
    ['Connection in two headers', [...good, ['Connection', 'keep-alive']]],
    ['an offered subprotocol', [...good, ['Sec-WebSocket-Protocol', 'superchat']]],
    ['an offered extension', [...good, ['Sec-WebSocket-Extensions', 'permessage-deflate']]],
  ] as [string, Headers][])('passes %s', (_what, headers) => {
    expect(failed(response(headers))).toEqual([])
  })

  it.each([
    ['no Upgrade', good.slice(1), 'upgrade'],
    ['another Upgrade', [['Upgrade', 'h2c'], ...good.slice(1)], 'upgrade'],
    ['no Connection', [...good.slice(0, 1), ...good.slice(2)], 'connection'],
    [
      'another token in Connection',
      [['Upgrade', 'websocket'], ['Connection', 'Upgraded'], ...good.slice(2)],
      'connection',
    ],
    ['no accept', good.slice(0, 2), 'sec-websocket-accept'],
    ['a wrong accept', [...good.slice(0, 2), ['Sec-WebSocket-Accept', accept.toLowerCase()]], 'sec-websocket-accept'],
    ['two accepts', [...good, ['Sec-WebSocket-Accept', accept]], 'sec-websocket-accept'],
    ['a version that was not asked for', [...good, ['Sec-WebSocket-Version', '7, 8']], 'sec-websocket-version'],
    ['a subprotocol that was not offered', [...good, ['Sec-WebSocket-Protocol', 'soap']], 'sec-websocket-protocol'],
    ['a subprotocol in another case', [...good, ['Sec-WebSocket-Protocol', 'Chat']], 'sec-websocket-protocol'],
    ['two subprotocols', [...good, ['Sec-WebSocket-Protocol', 'chat, superchat']], 'sec-websocket-protocol'],
    [
      'an extension that was not offered',
      [...good, ['Sec-WebSocket-Extensions', 'x-other']],
      'sec-websocket-extensions',
    ],
    [
      'an extension header that cannot be read',
      [...good, ['Sec-WebSocket-Extensions', 'a b']],
      'sec-websocket-extensions',
    ],
    [
      'a deflate parameter that is unknown',
      [...good, ['Sec-WebSocket-Extensions', 'permessage-deflate; a']],
      'sec-websocket-extensions',
    ],
  ] as [string, Headers, string][])('fails %s', (_what, headers, check) => {
    expect(failed(response(headers))).toEqual([check])
  })

  it('fails HTTP/1.0 and any status but 101', () => {
    expect(failed(response(good, { version: 'HTTP/1.0' }))).toEqual(['http-version'])
    expect(failed(response(good, { status: 200, reason: 'OK' }))).toEqual(['status'])
  })

  it('fails extensions and subprotocols when nothing was offered', () => {
    const answer = response([
      ...good,
      ['Sec-WebSocket-Protocol', 'chat'],
      ['Sec-WebSocket-Extensions', 'permessage-deflate'],
    ])
    expect(failed(answer, { headers: [] })).toEqual(['sec-websocket-protocol', 'sec-websocket-extensions'])
  })

  it('shows what was expected, what came, and where the rule stands', () => {
    const answer = response([...good, ['Sec-WebSocket-Extensions', 'permessage-deflate; x=1']], { reason: '' })
    const checks = checkHandshake(request, answer, accept)
    expect(checks[1]).toEqual({ name: 'status', ok: true, expected: '101', actual: '101', section: 'RFC 6455 4.1' })
    expect(checks[7]).toEqual({
      name: 'sec-websocket-extensions',
      ok: false,
      expected: 'permessage-deflate; client_max_window_bits',
      actual: 'permessage-deflate; x=1',
      section: 'RFC 7692 7.1',
    })
  })
})
