import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'
import { CLOSE_TIMEOUT_MS } from '../../../../main/connections/websocket-engine'
import type { ClientProfile } from '../../../../shared/session/client-profile'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { ClientRun, rawServer } from '../../../support/client-run'
import { hex } from '../../../support/bytes'
import { acceptHandshake } from '../../../support/raw-websocket'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

async function wsServer(options: ServerOptions = {}, serve: (socket: WebSocket) => void = () => {}) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options })
  server.on('connection', serve)
  await once(server, 'listening')
  cleanups.push(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/path?x=1`
}

/** A server that answers the handshake properly and then sends `bytes` as they are. */
async function serverThatSends(bytes: Uint8Array, headers = '') {
  const received: Buffer[] = []
  const { url, close } = await rawServer((socket) => answer(socket, bytes, headers, received))
  cleanups.push(close)
  return { url, received }
}

function answer(socket: Socket, bytes: Uint8Array, headers: string, received: Buffer[]): void {
  void acceptHandshake(socket, bytes, headers).then(() => socket.on('data', (chunk) => received.push(chunk)))
}

const run = (profile: Partial<ClientProfile> & { url: string }) => new ClientRun(profile)

describe('ClientConnection', () => {
  it('exchanges messages and tells them in wire order', async () => {
    const url = await wsServer({}, (socket) => {
      socket.on('message', (data, binary) => socket.send(data, { binary }))
    })
    const { recorder, connection, opened, ended } = run({ url })
    await opened
    await connection.send({ kind: 'text', text: 'grüße' })
    await expect.poll(() => recorder.of('message')).toHaveLength(2)
    await connection.send({ kind: 'binary', bytes: hex('00 ff') })
    await expect.poll(() => recorder.of('message')).toHaveLength(4)
    connection.close(1000, 'done')
    expect(await ended).toBeNull()
    expect(recorder.events.map((event) => event.kind)).toEqual([
      'connection-opened',
      'handshake-sent',
      'handshake-accepted',
      ...Array.from({ length: 4 }, () => ['frame', 'message']).flat(),
      'frame',
      'frame',
      'connection-closed',
    ])
    expect(recorder.of('frame').map((frame) => [frame.direction, frame.opcode, frame.masked])).toEqual([
      ['sent', 1, true],
      ['received', 1, false],
      ['sent', 2, true],
      ['received', 2, false],
      ['sent', 8, true],
      ['received', 8, false],
    ])
    expect(recorder.of('connection-closed')[0]).toMatchObject({
      code: 1000,
      reason: 'done',
      initiator: 'local',
      clean: true,
    })
  })

  it('puts headers on the wire in order, case and number as given', async () => {
    let request = ''
    const { url, close } = await rawServer((socket) => {
      socket.once('data', (data) => {
        request = data.toString('latin1')
        socket.end('HTTP/1.1 403 Forbidden\r\nX-Why: no\r\nContent-Length: 5\r\n\r\nsorry')
      })
    })
    cleanups.push(close)
    const headers: [string, string][] = [
      ['X-Dup', '1'],
      ['x-Other', 'ü'],
      ['X-Dup', '2'],
      ['x-dup', '3'],
    ]
    const { recorder, ended } = run({ url, headers, origin: 'https://example.test', subprotocols: ['a', 'b'] })
    expect(await ended).toMatchObject({ code: 'handshake-refused', params: { status: '403' } })
    expect(request).toContain('X-Dup: 1\r\nx-Other: ü\r\nX-Dup: 2\r\nx-dup: 3\r\n')
    expect(request).toContain('Origin: https://example.test\r\nSec-WebSocket-Protocol: a, b\r\n')
    expect(Buffer.from(recorder.stream('sent')).toString('latin1')).toBe(request)
    const [refused] = recorder.of('handshake-refused')
    expect(refused?.response).toMatchObject({
      status: 403,
      headers: [
        ['X-Why', 'no'],
        ['Content-Length', '5'],
      ],
    })
    expect(refused?.response.body).toEqual({ base64: Buffer.from('sorry').toString('base64'), cut: false })
    expect(recorder.of('connection-closed')[0]).toMatchObject({ code: 1006, clean: false, initiator: 'none' })
  })

  it('reads frames that come in one piece with the handshake', async () => {
    const { url } = await serverThatSends(hex('01 03 48 65 6c  89 01 21  80 02 6c 6f'))
    const { recorder, connection } = run({ url })
    await expect.poll(() => recorder.of('message')).toHaveLength(1)
    expect(
      recorder
        .of('frame')
        .filter((frame) => frame.direction === 'received')
        .map((frame) => recorder.payload(frame).toString()),
    ).toEqual(['Hel', '!', 'lo'])
    // `ws` answers the ping, masked, with the same payload.
    await expect
      .poll(() => recorder.of('frame').find((frame) => frame.opcode === 10))
      .toMatchObject({ direction: 'sent', masked: true })
    connection.drop()
  })

  it.each([
    ['a reserved opcode', '8b 00', 'reserved-opcode', 1002],
    ['text that is not UTF-8', '81 01 ff', 'invalid-utf8', 1007],
    ['a message over the limit', '82 7e 04 01', 'message-too-large', 1009],
    ['a mask', '82 80 00 00 00 00', 'mask-forbidden', 1002],
    ['a reserved close code', '88 02 03 ed', 'close-code-invalid', 1002],
  ])('answers %s with the right close code, and goes on recording bytes', async (_, bytes, code, closeCode) => {
    const { url } = await serverThatSends(Buffer.concat([hex(bytes), hex('82 01 2a')]))
    const { recorder, ended } = run({ url, maxMessageLength: 1024 })
    await expect.poll(() => recorder.of('protocol-violation').map((violation) => violation.code)).toEqual([code])
    await expect
      .poll(() => recorder.of('frame').find((frame) => frame.direction === 'sent'))
      .toMatchObject({ opcode: 8 })
    const close = recorder.of('frame').find((frame) => frame.direction === 'sent')
    expect(close && recorder.payload(close).readUInt16BE()).toBe(closeCode)
    expect(Buffer.from(recorder.stream('received')).subarray(-3)).toEqual(Buffer.from(hex('82 01 2a')))
    const failed = performance.now()
    await ended
    // The server ends when this side does, and nothing is waited for.
    expect(performance.now() - failed).toBeLessThan(CLOSE_TIMEOUT_MS / 2)
    expect(recorder.of('note')[0]).toMatchObject({ code: 'bytes-after-violation' })
  })

  it('inflates what the server compresses, with and without context takeover', async () => {
    for (const serverNoContextTakeover of [false, true]) {
      const text = JSON.stringify({
        market: 'BTC-EUR',
        bids: Array.from({ length: 200 }, (_, index) => [index, index / 7]),
      })
      const url = await wsServer({ perMessageDeflate: { threshold: 0, serverNoContextTakeover } }, (socket) => {
        for (let index = 0; index < 3; index++) socket.send(text)
        socket.on('message', (data, binary) => socket.send(data, { binary }))
      })
      const { recorder, connection, opened, ended } = run({ url })
      await opened
      await connection.send({ kind: 'text', text })
      await expect.poll(() => recorder.of('message')).toHaveLength(5)
      expect(recorder.of('message').map(({ compressed, length }) => ({ compressed, length }))).toEqual(
        Array.from({ length: 5 }, () => ({ compressed: true, length: Buffer.byteLength(text) })),
      )
      expect(Buffer.from(recorder.stream('received-inflated')).toString()).toBe(text.repeat(4))
      expect(Buffer.from(recorder.stream('sent-inflated')).toString()).toBe(text)
      connection.close(1000, '')
      await ended
    }
  })

  it.each([
    ['an unknown host', { url: 'ws://host.invalid/' }, 'host-not-found'],
    ['a port that nobody listens on', { url: 'ws://127.0.0.1:1/' }, 'connection-refused'],
    ['a TLS client on a plain port', { url: 'wss' }, 'tls-failed'],
  ])('fails with a stable code for %s', async (_, profile, code) => {
    const plain = await wsServer()
    const url = profile.url === 'wss' ? plain.replace('ws:', 'wss:') : profile.url
    const { recorder, ended } = run({ url })
    expect(await ended).toMatchObject({ code })
    expect(recorder.events.map((event) => event.kind)).toEqual(['error'])
  })

  it('gives up on a server that never answers', async () => {
    const { url, close } = await rawServer(() => {})
    cleanups.push(close)
    const { recorder, ended } = run({ url, handshakeTimeout: 50 })
    expect(await ended).toEqual({ code: 'handshake-timed-out', params: { ms: '50' } })
    expect(recorder.events.map((event) => event.kind)).toEqual([
      'connection-opened',
      'handshake-sent',
      'error',
      'connection-closed',
    ])
  })

  it('blames nobody for a handshake that the user cancelled', async () => {
    const { url, close } = await rawServer((socket) => void socket.once('data', () => socket.write('HTTP/1.1 101 Swi')))
    cleanups.push(close)
    const { recorder, connection, ended } = run({ url })
    await expect.poll(() => recorder.stream('received')).not.toHaveLength(0)
    connection.close(1000, '')
    expect(await ended).toBeNull()
    expect(recorder.of('error')).toEqual([])
    expect(recorder.of('note')).toMatchObject([{ code: 'connecting-cancelled' }])
    expect(recorder.of('connection-closed')).toMatchObject([{ code: 1006, initiator: 'local', clean: false }])
  })

  it('says that it was this side that dropped an open connection', async () => {
    const { url } = await serverThatSends(hex('82 01 01'))
    const { recorder, connection, opened, ended } = run({ url })
    await opened
    connection.drop()
    expect(await ended).toBeNull()
    expect(recorder.of('connection-closed')).toMatchObject([{ code: 1006, initiator: 'local', clean: false }])
  })

  it('refuses a wrong accept key and names the check', async () => {
    const { url, close } = await rawServer((socket) => {
      socket.once('data', () =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: wrong\r\n\r\n',
        ),
      )
    })
    cleanups.push(close)
    const { recorder, ended } = run({ url })
    expect(await ended).toMatchObject({ code: 'handshake-refused', params: { check: 'sec-websocket-accept' } })
    expect(
      recorder
        .of('handshake-refused')[0]
        ?.checks.filter(({ ok }) => !ok)
        .map(({ name, actual }) => [name, actual]),
    ).toEqual([['sec-websocket-accept', 'wrong']])
  })

  it('says when a frame was cut off by the end of the connection', async () => {
    const { url, close } = await rawServer((socket) => {
      answer(socket, hex('82 05 01 02'), '', [])
      socket.once('data', () => void setImmediate().then(() => socket.destroySoon()))
    })
    cleanups.push(close)
    const { recorder, ended } = run({ url })
    await ended
    expect(recorder.of('protocol-violation')[0]).toMatchObject({
      code: 'frame-cut-off',
      fault: 'peer',
      detail: '3 bytes missing',
    })
    expect(recorder.of('connection-closed')[0]).toMatchObject({ code: 1006, clean: false })
  })

  it.each([
    ['the disk is behind', false, 'paused-by-disk'],
    ['the oldest is let go', true, 'paused-by-limits'],
  ])('stops reading while %s, and says for how long', async (_, overfull, code) => {
    const { url } = await serverThatSends(hex('82 01 01'))
    const client = run({ url, deflate: { ...defaultClientProfile.deflate, enabled: false } })
    client.recorder.congested = true
    client.recorder.overfull = overfull
    await expect.poll(() => client.recorder.of('message')).toHaveLength(1)
    client.recorder.drain()
    await expect.poll(() => client.recorder.of('note')).toMatchObject([{ code }])
    client.connection.drop()
    await client.ended
  })

  it('says that it was paused before it says that it ended, and no word after that', async () => {
    const { url } = await serverThatSends(hex('82 01 01'))
    const client = run({ url })
    client.recorder.congested = true
    await expect.poll(() => client.recorder.of('message')).toHaveLength(1)
    client.connection.drop()
    await client.ended
    client.recorder.drain()
    await setImmediate()
    expect(client.recorder.events.slice(-2)).toMatchObject([
      { kind: 'note', code: 'paused-by-disk' },
      { kind: 'connection-closed' },
    ])
  })
})
