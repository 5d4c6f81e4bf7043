import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HttpHeadReader } from '../../../../shared/protocol/http-head-reader'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const readResponse = (text: string) => HttpHeadReader.forResponse().push(latin1(text))
const readRequest = (text: string) => HttpHeadReader.forRequest().push(latin1(text))

/** RFC 6455 §1.2. */
const response = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  'Sec-WebSocket-Protocol: chat',
  '',
  '',
].join('\r\n')

describe('HttpHeadReader for responses', () => {
  it('reads the response of RFC 6455 and says where the first frame begins', () => {
    const reading = HttpHeadReader.forResponse().push(Buffer.concat([latin1(response), Uint8Array.of(0x81, 0x00)]))
    expect(reading).toMatchObject({
      kind: 'complete',
      rest: response.length,
      head: {
        version: 'HTTP/1.1',
        status: 101,
        reason: 'Switching Protocols',
        headers: [
          ['Upgrade', 'websocket'],
          ['Connection', 'Upgrade'],
          ['Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
          ['Sec-WebSocket-Protocol', 'chat'],
        ],
        oddities: [],
      },
    })
    expect(reading.kind === 'complete' && Buffer.from(reading.bytes).toString('latin1')).toBe(response)
  })

  it('keeps order, case and duplicates, and every byte of a value', () => {
    expect(
      readResponse('HTTP/1.1 200 OK\r\nx-B: 1\r\nX-a:\t2 \r\nX-B:\r\nx-c: \x80\x9f\xe9\xa0 \r\n\r\n'),
    ).toMatchObject({
      head: {
        headers: [
          ['x-B', '1'],
          ['X-a', '2'],
          ['X-B', ''],
          ['x-c', '\x80\x9f\xe9\xa0'],
        ],
      },
    })
  })

  it.each([
    ['HTTP/1.1 404 \r\n\r\n', { status: 404, reason: '' }],
    ['HTTP/1.0 404\r\n\r\n', { version: 'HTTP/1.0', status: 404, reason: '' }],
    ['\r\n\nHTTP/1.1 200 OK\r\n\r\n', { status: 200 }],
    ['HTTP/1.1 200 OK\na: b\n\n', { headers: [['a', 'b']], oddities: ['bare-lf'] }],
    ['HTTP/1.1 200 OK\r\na: b\r\n  c\r\n\td \r\n\r\n', { headers: [['a', 'b c d']], oddities: ['folded-line'] }],
    ['HTTP/1.1 200 OK\r\na:\r\n \r\n b\r\n\r\n', { headers: [['a', 'b']], oddities: ['folded-line'] }],
    [
      'HTTP/1.1 200 OK\na: b\n \nc: d\n\n',
      {
        headers: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ],
    ['HTTP/1.1 200 OK\r\na : b\r\n\r\n', { headers: [['a', 'b']], oddities: ['space-before-colon'] }],
    ['HTTP/1.1 200 OK\r\na(b): c\r\n\r\n', { headers: [['a(b)', 'c']], oddities: ['name-not-a-token'] }],
  ])('puts up with %j', (text, head) => {
    expect(readResponse(text)).toMatchObject({ kind: 'complete', head })
  })

  it.each([
    ['SSH-2.0-OpenSSH_9.2\r\nmore', { problem: 'not-http', line: 'SSH-2.0-OpenSSH_9.2' }],
    ['HTTQ', { problem: 'not-http', line: 'HTTQ' }],
    ['HTTP/1.1 20 OK\r\n\r\n', { problem: 'not-http', line: 'HTTP/1.1 20 OK' }],
    ['HTTP/1.1 101 OK\r\nnonsense\r\n\r\n', { problem: 'header-without-colon', line: 'nonsense', lineNumber: 2 }],
  ])('fails for %j', (text, failure) => {
    expect(readResponse(text)).toEqual({ kind: 'failed', failure })
  })

  it('gives up on an endless head at its limit', () => {
    const reader = HttpHeadReader.forResponse({ maxLength: 100, maxHeaders: 10 })
    expect(reader.push(latin1('HTTP/1.1 200 OK\r\na: '))).toEqual({ kind: 'incomplete' })
    expect(reader.push(new Uint8Array(80).fill(0x61))).toEqual({ kind: 'incomplete' })
    expect(reader.push(new Uint8Array(1))).toEqual({ kind: 'failed', failure: { problem: 'too-large', limit: 100 } })
  })

  it('gives up on 10,000 headers', () => {
    expect(readResponse(`HTTP/1.1 200 OK\r\n${'a:\r\n'.repeat(10_000)}\r\n`)).toEqual({
      kind: 'failed',
      failure: { problem: 'too-many-headers', limit: 1000 },
    })
  })

  it.each([
    ['folded lines', `a: b\r\n${' c\r\n'.repeat(12_000)}`],
    ['spaces', `a: b${' '.repeat(60_000)}c\r\n`],
    ['carriage returns', `a: b${'\r'.repeat(60_000)}c\r\n`],
  ])(
    'takes linear time for a head full of %s',
    (_what, headers) => {
      expect(readResponse(`HTTP/1.1 200 OK\r\n${headers}\r\n`).kind).toBe('complete')
    },
    1000,
  )

  it('reads the same in any chunking', () => {
    const line = fc.stringMatching(/^[A-Za-z-]{1,8}: ?[ -~]{0,12}$/)
    const end = fc.constantFrom('\r\n', '\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 6 }), fc.array(fc.nat(9)), (lines, sizes) => {
        const bytes = latin1(`HTTP/1.1 200 OK\r\n${lines.flat().join('')}\r\nbody`)
        const whole = HttpHeadReader.forResponse().push(bytes)
        const reader = HttpHeadReader.forResponse()
        let reading = reader.push(new Uint8Array())
        let at = 0
        let start = 0
        for (let turn = 0; reading.kind === 'incomplete'; turn++) {
          start = at
          at += (sizes[turn % sizes.length] ?? 0) + 1
          reading = reader.push(bytes.subarray(start, at))
        }
        if (reading.kind !== 'complete' || whole.kind !== 'complete') throw new Error(reading.kind)
        expect({ ...reading, rest: reading.rest + start }).toEqual(whole)
      }),
    )
  })

  it('never throws', () => {
    const opening = latin1('HTTP/1.1 200 OK\r\n')
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const reading = HttpHeadReader.forResponse().push(Buffer.concat([opening, bytes, latin1('\r\n\r\n')]))
        expect(reading.kind).not.toBe('incomplete')
      }),
    )
  })
})

describe('HttpHeadReader for requests', () => {
  it('reads the request of RFC 6455', () => {
    expect(readRequest('GET /chat HTTP/1.1\r\nHost: server.example.com\r\n\r\n')).toMatchObject({
      kind: 'complete',
      head: { method: 'GET', target: '/chat', version: 'HTTP/1.1', headers: [['Host', 'server.example.com']] },
    })
  })

  it.each(['GET /\r\n\r\n', 'GET / x HTTP/1.1\r\n\r\n', 'G(T / HTTP/1.1\r\n\r\n', '\x16\x03\x01\n\n'])(
    'refuses the start line of %j',
    (text) => {
      expect(readRequest(text)).toMatchObject({ kind: 'failed', failure: { problem: 'not-http' } })
    },
  )
})
