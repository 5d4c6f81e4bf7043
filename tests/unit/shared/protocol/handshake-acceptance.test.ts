import { describe, expect, it } from 'vitest'
import { judgeHandshake } from '../../../../shared/protocol/handshake-acceptance'
import { parseRequestHead, type RequestHead } from '../../../../shared/protocol/http-head'
import { defaultServerProfile, type HandshakePolicy } from '../../../../shared/session/server-profile'
import { utf8 } from '../../../support/bytes'

const { policy: open } = defaultServerProfile
const { required } = open
type Required = Partial<HandshakePolicy['required']>
const bearer: Required = { credentials: { kind: 'bearer', token: 's3cret' } }
const basic: Required = { credentials: { kind: 'basic', user: 'ann', password: 's3cret' } }
const secretHeader: Required = { headers: [{ name: 'x-api-key', value: 's3cret' }] }

const lines = {
  start: 'GET /chat?room=1 HTTP/1.1',
  host: 'Host: server.example.com',
  upgrade: 'Upgrade: websocket',
  connection: 'Connection: keep-alive, Upgrade',
  key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  version: 'Sec-WebSocket-Version: 13',
}

function request(changed: Partial<typeof lines> = {}, ...more: string[]): RequestHead {
  const all = [...Object.values({ ...lines, ...changed }).filter((line) => line !== ''), ...more]
  const parsing = parseRequestHead(utf8(`${all.join('\r\n')}\r\n\r\n`), 100)
  if (!parsing.ok) throw new Error(parsing.failure.problem)
  return parsing.head
}

const judge = (head: RequestHead, policy: Partial<HandshakePolicy> = {}, path: string | null = null) =>
  judgeHandshake(head, path, { ...open, ...policy }, (text) => `sha1(${text})`)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('judgeHandshake', () => {
  it('answers a proper request with the 101 of RFC 6455 4.2.2', () => {
    const verdict = judge(request(), { answer: { kind: 'accept', headers: [['X-More', 'yes']] } })
    expect(verdict).toMatchObject({ kind: 'accepted', subprotocol: null, extensions: null, deflate: null })
    expect(text(verdict.bytes)).toBe(
      [
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Accept: sha1(dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11)',
        'X-More: yes',
        '\r\n',
      ].join('\r\n'),
    )
    expect(verdict.response.length).toBe(verdict.bytes.length)
  })

  it.each<[string, Partial<typeof lines>, string, number]>([
    ['another method', { start: 'POST / HTTP/1.1' }, 'method', 405],
    ['HTTP/1.0', { start: 'GET / HTTP/1.0' }, 'http-version', 505],
    ['no host', { host: '' }, 'host', 400],
    ['two hosts', { host: 'Host: one\r\nHost: two' }, 'host', 400],
    ['no upgrade', { upgrade: '' }, 'upgrade', 426],
    ['an upgrade to something else', { upgrade: 'Upgrade: h2c' }, 'upgrade', 426],
    ['no connection option', { connection: 'Connection: keep-alive' }, 'connection', 400],
    ['no key', { key: '' }, 'sec-websocket-key', 400],
    ['a key of 15 bytes', { key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j' }, 'sec-websocket-key', 400],
    ['two keys', { key: `${lines.key}\r\n${lines.key}` }, 'sec-websocket-key', 400],
    ['version 8', { version: 'Sec-WebSocket-Version: 8' }, 'sec-websocket-version', 426],
  ])('refuses %s', (_, changed, check, status) => {
    const verdict = judge(request(changed))
    expect(verdict).toMatchObject({ kind: 'refused', response: { status } })
    expect(verdict.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([check])
  })

  it.each([
    ['a subprotocol that is no token', 'Sec-WebSocket-Protocol: a b', 'sec-websocket-protocol'],
    ['extensions that cannot be read', 'Sec-WebSocket-Extensions: ;', 'sec-websocket-extensions'],
  ])('refuses %s', (_, header, check) => {
    const verdict = judge(request({}, header))
    expect(verdict).toMatchObject({ kind: 'refused', response: { status: 400 } })
    expect(verdict.checks.find(({ ok }) => !ok)?.name).toBe(check)
  })

  it('names the version it speaks to a client of another', () => {
    const { response } = judge(request({ version: 'Sec-WebSocket-Version: 8' }))
    expect(response.headers).toContainEqual(['Sec-WebSocket-Version', '13'])
  })

  it('refuses with the status, headers and body of the policy', () => {
    const verdict = judge(request(), {
      answer: {
        kind: 'refuse',
        status: 503,
        headers: [
          ['Retry-After', '9'],
          ['connection', 'keep-alive'],
        ],
        body: 'ä',
      },
    })
    expect(text(verdict.bytes)).toBe(
      'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\nRetry-After: 9\r\nconnection: keep-alive\r\n\r\n\xc3\xa4',
    )
    expect(verdict.response.body).toEqual({ base64: 'w6Q=', cut: false })
  })

  it.each<[string, Required, string | null, string, boolean, number]>([
    ['the path', {}, '/chat', '', true, 101],
    ['another path', {}, '/other', '', false, 404],
    ['a header', { headers: [{ name: 'x-a', value: null }] }, null, 'X-A: 1', true, 101],
    ['a missing header', { headers: [{ name: 'X-A', value: null }] }, null, '', false, 400],
    ['a header of another value', { headers: [{ name: 'X-A', value: '2' }] }, null, 'X-A: 1', false, 400],
    ['an origin', { origins: ['https://a', 'https://b'] }, null, 'Origin: https://b', true, 101],
    ['another origin', { origins: ['https://a'] }, null, 'Origin: https://a.evil', false, 403],
    ['a subprotocol', { subprotocol: true }, null, 'Sec-WebSocket-Protocol: x', true, 101],
    ['no subprotocol', { subprotocol: true }, null, '', false, 400],
    [
      'basic',
      { credentials: { kind: 'basic', user: 'a', password: 'b' } },
      null,
      'Authorization: basic YTpi',
      true,
      101,
    ],
    [
      'wrong basic',
      { credentials: { kind: 'basic', user: 'a', password: 'c' } },
      null,
      'Authorization: Basic YTpi',
      false,
      401,
    ],
    ['bearer', { credentials: { kind: 'bearer', token: 'Abc' } }, null, 'Authorization: Bearer Abc', true, 101],
    ['wrong bearer', { credentials: { kind: 'bearer', token: 'abc' } }, null, 'Authorization: Bearer Abc', false, 401],
  ])('checks %s that the policy asks for', (_, more, path, header, ok, status) => {
    const verdict = judge(request({}, ...(header === '' ? [] : [header])), { required: { ...required, ...more } }, path)
    expect(verdict.kind).toBe(ok ? 'accepted' : 'refused')
    expect(verdict.response.status).toBe(status)
  })

  it.each<[string, Required, string, string, string]>([
    ['a token', bearer, 'Authorization: bearer s3cret', 'Bearer', 'bearer'],
    ['a wrong token', bearer, 'Authorization: Bearer gu3ss', 'Bearer', 'Bearer, but not the right one'],
    ['a token that is not there', bearer, 'X-A: 1', 'Bearer', ''],
    ['a password', basic, 'Authorization: Bearer gu3ss', 'Basic', 'Bearer'],
    ['a token without a scheme', bearer, 'Authorization: gu3ss', 'Bearer', 'no scheme'],
    ['a secret header', secretHeader, 'X-API-Key: s3cret', 'x-api-key', 'x-api-key'],
    ['a wrong secret header', secretHeader, 'x-api-key: gu3ss', 'x-api-key', 'x-api-key, but not the right one'],
    ['a secret header that is not there', secretHeader, 'X-A: 1', 'x-api-key', ''],
  ])('says of %s whether it is right, not what it is', (_, more, header, expected, actual) => {
    const { checks } = judge(request({}, header), { required: { ...required, ...more } })
    expect(checks.find(({ name }) => name === 'credentials' || name === 'required-header')).toMatchObject({
      expected,
      actual,
    })
  })

  it.each<[string, HandshakePolicy['subprotocol'], string | null]>([
    ['the first offered', { kind: 'first-offered' }, 'b'],
    ['the first listed', { kind: 'listed', names: ['c', 'a', 'b'] }, 'a'],
    ['none', { kind: 'none' }, null],
    ['none of those listed', { kind: 'listed', names: ['x'] }, null],
  ])('chooses %s', (_, subprotocol, chosen) => {
    expect(judge(request({}, 'Sec-WebSocket-Protocol: b, a'), { subprotocol })).toMatchObject({
      kind: 'accepted',
      subprotocol: chosen,
    })
  })
})
