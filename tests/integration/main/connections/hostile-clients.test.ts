import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { Opcode } from '../../../../shared/protocol/opcode'
import { forClients } from '../../../../shared/session/outgoing'
import { frame, masked } from '../../../support/frames'
import { handshakeRequest, said, ServerRun } from '../../../support/server-run'

const length62 = Buffer.from([0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])

describe('A server session', () => {
  let run: ServerRun
  let friend: WebSocket

  beforeEach(async () => {
    run = await ServerRun.start({ handshakeTimeout: 300 })
    friend = new WebSocket(run.url)
    await once(friend, 'open')
  })
  afterEach(() => run.server.stop())

  /** The friend is served as if nothing had happened. */
  async function expectFriendServed(): Promise<void> {
    const heard = once(friend, 'message')
    await run.connections[0]?.send(said('still here'))
    expect(String((await heard)[0])).toBe('still here')
    const pong = once(friend, 'pong')
    friend.ping()
    await pong
  }

  it.each<[string, Buffer, string, number]>([
    ['an unmasked frame', frame(Opcode.Text, 'plain'), 'mask-missing', 1002],
    ['a reserved opcode', frame(0xb, '', masked), 'reserved-opcode', 1002],
    ['a control frame of 126 bytes', frame(Opcode.Ping, 'x'.repeat(126), masked), 'control-frame-too-long', 1002],
    ['a length of 2^62', length62, 'length-too-large', 1009],
    ['text that is no UTF-8', frame(Opcode.Text, Buffer.of(0xff), masked), 'invalid-utf8', 1007],
    ['a continuation of nothing', frame(Opcode.Continuation, 'x', masked), 'unexpected-continuation', 1002],
  ])('fails a client that sends %s with the close code of the RFC', async (_, bytes, violation, code) => {
    const socket = run.raw()
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.write(Buffer.concat([Buffer.from(handshakeRequest()), bytes]))
    await run.until(() => run.recorders[1]?.of('frame').some(({ opcode }) => opcode === Opcode.Close) === true)
    const recorder = run.recorders[1]!
    const close = recorder.of('frame').find(({ opcode, direction }) => opcode === Opcode.Close && direction === 'sent')!
    expect(recorder.payload(close).readUInt16BE()).toBe(code)
    expect(recorder.of('protocol-violation')[0]).toMatchObject({ code: violation, fault: 'peer', fatal: true })
    socket.destroy()
    await run.ends(1)
    await expectFriendServed()
  })

  it.each<[string, string | Buffer, string, string]>([
    ['half a handshake and silence', 'GET / HTTP/1.1\r\nHost: x\r\n', 'request-timed-out', '408 Request Timeout'],
    ['nothing at all', '', 'request-timed-out', '408 Request Timeout'],
    ['a header line of 64 KB', `GET / HTTP/1.1\r\nX: ${'y'.repeat(65_536)}\r\n\r\n`, 'request-too-large', '431 '],
    ['10,000 headers', `GET / HTTP/1.1\r\n${'a:\r\n'.repeat(10_000)}\r\n`, 'request-too-large', '431 '],
    ['something that is not HTTP', Buffer.from('\x16\x03\x01\r\n\r\n'), 'request-not-http', '400 Bad Request'],
  ])('ends a client that sends %s', async (_, bytes, code, answer) => {
    const socket = run.raw()
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    if (bytes.length > 0) socket.write(bytes)
    await run.ends(1)
    expect(Buffer.concat(chunks).toString('latin1')).toContain(`HTTP/1.1 ${answer}`)
    expect(run.recorders[1]?.of('error').map((error) => error.code)).toEqual([code])
    expect(run.recorders[1]?.of('connection-closed')).toHaveLength(1)
    expect(run.connections[1]?.summary()).toMatchObject({ state: 'failed', error: { code } })
    await expectFriendServed()
  })

  it('ends a client that sends a byte now and then, however long it goes on', async () => {
    const socket = run.raw()
    const drip = setInterval(() => socket.write('G'), 20)
    await run.ends(1)
    clearInterval(drip)
    expect(run.recorders[1]?.of('error').map(({ code }) => code)).toEqual(['request-timed-out'])
    await expectFriendServed()
  })

  it('reads a handshake and a frame that come one byte at a time', async () => {
    const socket = run.raw()
    socket.setNoDelay(true)
    for (const byte of Buffer.concat([Buffer.from(handshakeRequest()), frame(Opcode.Text, 'slow', masked)])) {
      socket.write(Buffer.of(byte))
      await new Promise(setImmediate)
    }
    await run.until(() => run.recorders[1]?.of('message').length === 1)
    expect(run.recorders[1]?.of('protocol-violation')).toEqual([])
    socket.destroy()
    await expectFriendServed()
  })

  it('tells of a reset in the middle of a frame', async () => {
    const socket = run.raw()
    const answered = once(socket, 'data')
    socket.write(Buffer.concat([Buffer.from(handshakeRequest()), frame(Opcode.Text, 'cut off', masked).subarray(0, 9)]))
    await answered
    await run.until(() => run.connections[1]?.summary().state === 'open')
    socket.resetAndDestroy()
    await run.ends(1)
    const recorder = run.recorders[1]!
    expect(recorder.of('protocol-violation').map(({ code }) => code)).toEqual(['frame-cut-off'])
    expect(recorder.of('error').map(({ code }) => code)).toEqual(['connection-reset'])
    expect(recorder.of('connection-closed')).toMatchObject([{ code: 1006, clean: false }])
    await expectFriendServed()
  })

  it('holds back from a client that never reads, says so, and goes on with the others', async () => {
    const socket = run.raw()
    socket.write(handshakeRequest())
    await run.until(() => run.connections[1]?.summary().state === 'open')
    const [served, stuck] = [run.connections[0]!, run.connections[1]!]
    const large = forClients({ kind: 'binary', bytes: new Uint8Array(4 * 1024 * 1024) })
    let refused = 0
    for (let sent = 0; sent < 20; sent += 1) {
      const heard = once(friend, 'message')
      void stuck.send(large).catch(() => (refused += 1))
      await served.send(said('heard'))
      await heard
    }
    const sentTo = (connection: number) =>
      run.recorders[connection]!.of('frame').filter(({ direction }) => direction === 'sent').length
    expect(sentTo(0)).toBe(20)
    expect(sentTo(1)).toBeLessThan(10)
    expect(refused).toBeGreaterThan(10)
    expect(run.recorders[1]?.of('note').map(({ code }) => code)).toEqual(['client-not-reading'])
    // What waits fails with the connection as well, but was not held back.
    const messages = String(refused)
    stuck.drop()
    await run.ends(1)
    const [, heldBack] = run.recorders[1]!.of('note')
    expect(heldBack).toMatchObject({ code: 'messages-held-back', params: { messages } })
    await expectFriendServed()
  })
})

describe('A server session over TLS', () => {
  it.each<[string, Buffer]>([
    ['garbage', Buffer.alloc(4096, 0xa5)],
    ['plain HTTP', Buffer.from(handshakeRequest())],
  ])('tells of a client that sends %s, and serves the others', async (_, bytes) => {
    const run = await ServerRun.start({ tls: { kind: 'self-signed', names: [] } })
    try {
      const socket = run.raw()
      const closed = once(socket, 'close')
      socket.write(bytes)
      socket.resume()
      await closed
      expect(run.recorders[0]?.of('error').map(({ code }) => code)).toEqual(['tls-failed'])
      expect(run.recorders[0]?.of('connection-closed')).toMatchObject([{ code: 1006, clean: false }])
      const friend = new WebSocket(run.url, { ca: run.server.certificate?.pem ?? '' })
      await once(friend, 'open')
      friend.terminate()
    } finally {
      await run.server.stop()
    }
  })
})
