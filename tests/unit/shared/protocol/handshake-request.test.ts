import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptInput } from '../../../../shared/protocol/handshake-accept'
import { buildHandshakeRequest } from '../../../../shared/protocol/handshake-request'
import { HttpHeadReader } from '../../../../shared/protocol/http-head-reader'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { parseEndpointUrl } from '../../../../shared/session/endpoint-url'

const key = 'dGhlIHNhbXBsZSBub25jZQ=='
const noDeflate = { ...defaultClientProfile.deflate, enabled: false }

function build(part: Partial<ClientProfile>, url = 'ws://server.example.com/chat') {
  const endpoint = parseEndpointUrl(url)
  if (!endpoint.ok) throw new Error(url)
  return buildHandshakeRequest({ ...defaultClientProfile, deflate: noDeflate, ...part }, endpoint.value, key)
}

function textOf(part: Partial<ClientProfile>, url?: string): string {
  const built = build(part, url)
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  expect(built.value.request.length).toBe(built.value.bytes.length)
  return Buffer.from(built.value.bytes).toString('latin1')
}

describe('buildHandshakeRequest', () => {
  it('asks as RFC 6455 §1.2 does', () => {
    expect(textOf({ origin: 'http://example.com', subprotocols: ['chat', 'superchat'] })).toBe(
      [
        'GET /chat HTTP/1.1',
        'Host: server.example.com',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Version: 13',
        'Origin: http://example.com',
        'Sec-WebSocket-Protocol: chat, superchat',
        '',
        '',
      ].join('\r\n'),
    )
  })

  it('offers compression', () => {
    expect(textOf({ deflate: defaultClientProfile.deflate })).toContain(
      '\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n',
    )
  })

  it('keeps order, case and duplicates of the user’s headers, and lets them replace ours', () => {
    const headers: [string, string][] = [
      ['x-b', '1'],
      ['HOST', 'other'],
      ['X-B', '2'],
      ['connection', 'keep-alive, Upgrade'],
    ]
    expect(textOf({ headers })).toBe(
      [
        'GET /chat HTTP/1.1',
        'Upgrade: websocket',
        `Sec-WebSocket-Key: ${key}`,
        'Sec-WebSocket-Version: 13',
        'x-b: 1',
        'HOST: other',
        'X-B: 2',
        'connection: keep-alive, Upgrade',
        '',
        '',
      ].join('\r\n'),
    )
  })

  it('turns userinfo into Basic credentials, unless the user gave others', () => {
    const url = 'ws://Aladdin:open%20sesame@h/'
    expect(textOf({}, url)).toContain('\r\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n')
    const own = textOf({ headers: [['authorization', 'Bearer x']] }, url)
    expect(own).toContain('\r\nauthorization: Bearer x\r\n')
    expect(own).not.toContain('Basic')
  })

  it('sends latin1 where the value fits it, UTF-8 where it does not', () => {
    expect(
      textOf({
        headers: [
          ['x-a', 'é'],
          ['x-b', 'é€'],
        ],
      }),
    ).toContain(`\r\nx-a: \xe9\r\nx-b: ${Buffer.from('é€').toString('latin1')}\r\n`)
  })

  it.each([
    ['CR LF injection', ['X-A', 'b\r\nX-Evil: 1']],
    ['a bare LF', ['X-A', 'b\n c']],
    ['a NUL', ['X-A', 'b\0']],
    ['a colon in the name', ['X-A: b\r\nY', 'c']],
    ['an empty name', ['', 'c']],
    ['a space in the name', ['X A', 'c']],
  ] as [string, [string, string]][])('refuses %s in a header', (_what, header) => {
    expect(build({ headers: [header] })).toEqual({
      ok: false,
      error: { code: 'header-invalid', params: { name: header[0] } },
    })
  })

  it('refuses line breaks in Origin', () => {
    expect(build({ origin: 'http://a\r\nX: 1' })).toMatchObject({
      error: { code: 'header-invalid', params: { name: 'Origin' } },
    })
  })

  it.each([
    [['a', 'a'], 'a'],
    [['a b'], 'a b'],
    [['a', ''], ''],
    [['a,b'], 'a,b'],
    [['é'], 'é'],
  ])('refuses the subprotocols %j', (subprotocols, name) => {
    expect(build({ subprotocols })).toEqual({ ok: false, error: { code: 'subprotocol-invalid', params: { name } } })
  })

  it('names the key that is really sent', () => {
    const built = build({ headers: [['sec-websocket-key', 'mine']] })
    expect(built.ok && built.value.key).toBe('mine')
  })

  it('is read back by the head reader', () => {
    const header = fc.tuple(fc.stringMatching(/^X-[A-Za-z0-9]{1,8}$/), fc.stringMatching(/^([!-~]([ -~]*[!-~])?)?$/))
    fc.assert(
      fc.property(fc.array(header), (headers) => {
        const built = build({ headers })
        if (!built.ok) throw new Error(built.error.code)
        const reading = HttpHeadReader.forRequest().push(built.value.bytes)
        expect(reading).toMatchObject({ kind: 'complete', rest: built.value.bytes.length })
        if (reading.kind !== 'complete') return
        expect(reading.head.headers).toEqual(built.value.request.headers)
        expect(reading.head.oddities).toEqual([])
      }),
    )
  })
})

describe('acceptInput', () => {
  it('leads to the accept value of RFC 6455 §1.3', () => {
    const accept = createHash('sha1').update(acceptInput(key)).digest('base64')
    expect(accept).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
  })

  it.each<[Partial<ClientProfile>, string]>([
    [{ auth: { kind: 'basic', user: 'mé', password: 'a:b' } }, 'Authorization: Basic bcOpOmE6Yg=='],
    [{ auth: { kind: 'bearer', token: 'abc.def' } }, 'Authorization: Bearer abc.def'],
    [{ auth: { kind: 'api-key', name: 'X-Key', value: 'k', in: 'header' } }, 'X-Key: k'],
    [
      {
        cookies: [
          ['a', '1'],
          ['b', 'x=y'],
        ],
      },
      'Cookie: a=1; b=x=y',
    ],
  ])('sends %j as a header', (part, header) => {
    expect(textOf(part).split('\r\n').slice(-3)).toEqual([header, '', ''])
  })

  it('prefers what the profile says to user and password of the URL, and a header of the user to both', () => {
    const url = 'ws://url:1@server.example.com/'
    const auth = { kind: 'bearer', token: 'profile' } as const
    expect(textOf({ auth }, url).match(/Authorization: .*/g)).toEqual(['Authorization: Bearer profile'])
    const headers: [string, string][] = [['authorization', 'mine']]
    expect(textOf({ auth, headers }, url).match(/authorization: .*/gi)).toEqual(['authorization: mine'])
  })

  it.each([
    ['ws://h/x', 'GET /x?key=a%26b%20%C3%BC HTTP/1.1'],
    ['ws://h/x?y=1', 'GET /x?y=1&key=a%26b%20%C3%BC HTTP/1.1'],
  ])('adds an API key to the query of %s', (url, line) => {
    const auth = { kind: 'api-key', name: 'key', value: 'a&b ü', in: 'query' } as const
    expect(textOf({ auth }, url).split('\r\n')[0]).toBe(line)
  })

  it.each<[Partial<ClientProfile>, string, Record<string, string>]>([
    [{ auth: { kind: 'basic', user: 'a:b', password: '' } }, 'credentials-invalid', { field: 'user' }],
    [{ auth: { kind: 'bearer', token: 'a\r\nX: 1' } }, 'credentials-invalid', { field: 'token' }],
    [{ auth: { kind: 'api-key', name: 'a b', value: '', in: 'header' } }, 'credentials-invalid', { field: 'name' }],
    [{ auth: { kind: 'api-key', name: '', value: '', in: 'query' } }, 'credentials-invalid', { field: 'name' }],
    [{ auth: { kind: 'api-key', name: 'a', value: '\n', in: 'header' } }, 'credentials-invalid', { field: 'value' }],
    [
      {
        cookies: [
          ['a', '1'],
          ['b c', ''],
        ],
      },
      'cookie-invalid',
      { name: 'b c' },
    ],
    [{ cookies: [['a', '1; b=2']] }, 'cookie-invalid', { name: 'a' }],
  ])('refuses %j with %s', (part, code, params) => {
    expect(build(part)).toEqual({ ok: false, error: { code, params } })
  })
})
