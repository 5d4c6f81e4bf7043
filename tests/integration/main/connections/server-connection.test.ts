import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import {
  defaultServerProfile,
  type HandshakePolicy,
  type ServerProfile,
} from '../../../../shared/session/server-profile'
import { selfSignedCertificate } from '../../../support/self-signed-certificate'
import { handshakeRequest, said, ServerRun } from '../../../support/server-run'

describe('ServerConnection', () => {
  let run: ServerRun
  afterEach(() => run.server.stop())

  async function connected(
    profile: Partial<ServerProfile> = {},
    policy: Partial<HandshakePolicy> = {},
    subprotocols: string[] = [],
    options: ClientOptions = {},
  ) {
    run = await ServerRun.start(profile, policy)
    const client = new WebSocket(run.url, subprotocols, options)
    await once(client, 'open')
    return { client, connection: run.connections[0]!, recorder: run.recorders[0]! }
  }

  it('serves a client, and records the handshake and the frames of both from its own side', async () => {
    const { client, connection, recorder } = await connected({}, {}, [], { perMessageDeflate: false })
    const heard = once(client, 'message')
    client.send('from the client')
    await connection.send(said('from the server'))
    expect(String((await heard)[0])).toBe('from the server')
    await run.until(() => recorder.of('message').length === 2)
    client.close(4001, 'enough')
    await run.ends(1)
    expect(recorder.events.map(({ kind }) => kind).filter((kind) => kind !== 'frame' && kind !== 'message')).toEqual([
      'connection-opened',
      'handshake-sent',
      'handshake-accepted',
      'connection-closed',
    ])
    const frames = recorder.of('frame')
    expect(frames.filter(({ direction }) => direction === 'received').every(({ masked }) => masked)).toBe(true)
    expect(frames.filter(({ direction }) => direction === 'sent').some(({ masked }) => masked)).toBe(false)
    expect(recorder.payload(frames.find(({ direction }) => direction === 'received')!).toString()).toBe(
      'from the client',
    )
    expect(recorder.of('connection-closed')).toMatchObject([
      { code: 4001, reason: 'enough', initiator: 'remote', clean: true },
    ])
    expect(Buffer.from(recorder.stream('received')).toString('latin1')).toMatch(/^GET \/ HTTP\/1\.1\r\n/)
    expect(Buffer.from(recorder.stream('sent')).toString('latin1')).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/)
    expect(recorder.of('handshake-accepted')[0]?.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(connection.summary()).toMatchObject({
      state: 'closed',
      path: '/',
      error: null,
      received: { messages: 1 },
      sent: { messages: 1 },
    })
  })

  it.each<[string, Partial<HandshakePolicy>, string[], string]>([
    ['the first that is offered', { subprotocol: { kind: 'first-offered' } }, ['one', 'two'], 'one'],
    [
      'the first listed that is offered',
      { subprotocol: { kind: 'listed', names: ['x', 'two', 'one'] } },
      ['one', 'two'],
      'two',
    ],
  ])('agrees to %s', async (_, policy, offered, agreed) => {
    const { client, connection } = await connected({}, policy, offered)
    expect(client.protocol).toBe(agreed)
    expect(connection.summary().subprotocol).toBe(agreed)
  })

  const deflate = defaultServerProfile.policy.deflate
  it.each([
    ['context takeover', deflate, true],
    ['no context takeover', { ...deflate, serverNoContextTakeover: true, clientNoContextTakeover: true }, true],
    ['windows of 9 bits', { ...deflate, serverMaxWindowBits: 9, clientMaxWindowBits: 9 }, true],
    ['nothing agreed', { ...deflate, enabled: false }, false],
  ])('compresses both ways with %s', async (_, policy, compressed) => {
    const { client, connection, recorder } = await connected({}, { deflate: policy }, [], {
      perMessageDeflate: { threshold: 0 },
    })
    const heard: string[] = []
    client.on('message', (data: Buffer) => heard.push(data.toString()))
    const text = JSON.stringify({ text: 'something to repeat '.repeat(200) })
    for (let count = 0; count < 3; count++) {
      client.send(text)
      await connection.send(said(text))
    }
    await run.until(() => recorder.of('message').length === 6)
    expect(recorder.of('message').every((message) => message.compressed === compressed)).toBe(true)
    expect(recorder.of('message').every(({ length }) => length === text.length)).toBe(true)
    expect(recorder.of('protocol-violation')).toEqual([])
    if (heard.length < 3) await once(client, 'message')
    expect(new Set(heard)).toEqual(new Set([text]))
  })

  it('sends one message to clients with and without compression, in order with all else that each of them is sent', async () => {
    const { client, connection } = await connected({}, {}, [], { perMessageDeflate: false })
    const compressing = new WebSocket(run.url, { perMessageDeflate: { threshold: 0 } })
    await once(compressing, 'open')
    const heard = [client, compressing].map((socket) => {
      const list: string[] = []
      socket.on('message', (data: Buffer) => list.push(data.toString()))
      socket.on('ping', (data: Buffer) => list.push(`ping ${data.toString()}`))
      return list
    })
    const both = [connection, run.connections[1]!]
    const long = 'something to repeat '.repeat(100)
    for (const outgoing of [said('a'), { kind: 'ping', payload: Buffer.from('b') } as const, said(long)])
      await Promise.all(both.map((each) => each.send(outgoing)))
    const closed = [client, compressing].map((socket) => once(socket, 'close'))
    for (const socket of [client, compressing]) socket.close(1000)
    await Promise.all(closed)
    await run.ends(2)
    expect(heard).toEqual([
      ['a', 'ping b', long],
      ['a', 'ping b', long],
    ])
    const sent = run.recorders.map((recorder) =>
      recorder.of('frame').flatMap(({ direction, opcode, rsv1 }) => (direction === 'sent' ? [[opcode, rsv1]] : [])),
    )
    expect(sent).toEqual([
      [
        [1, false],
        [9, false],
        [1, false],
        [8, false],
      ],
      [
        [1, true],
        [9, false],
        [1, true],
        [8, false],
      ],
    ])
  })

  it('answers pings, and leaves them unanswered when pongs are withheld', async () => {
    const { client, connection, recorder } = await connected()
    const pong = once(client, 'pong')
    client.ping('answered')
    expect(String((await pong)[0])).toBe('answered')
    connection.setAnswersPings(false)
    client.ping('withheld')
    client.send('after it')
    await run.until(() => recorder.of('message').length === 1)
    connection.setAnswersPings(true)
    const next = once(client, 'pong')
    client.ping('answered again')
    expect(String((await next)[0])).toBe('answered again')
    expect(recorder.of('note').map(({ code }) => code)).toEqual(['pongs-withheld', 'pongs-answered'])
  })

  it('reads nothing while reading is paused, and all of it afterwards', async () => {
    const { client, connection, recorder } = await connected()
    connection.setReading(false)
    expect(connection.summary().reading).toBe(false)
    await new Promise<void>((resolve) => client.send('held back', () => resolve()))
    // The answer to what another client sends shows that time enough has passed for this one.
    const other = new WebSocket(run.url)
    await once(other, 'open')
    expect(recorder.of('message')).toEqual([])
    connection.setReading(true)
    await run.until(() => recorder.of('message').length === 1)
    other.terminate()
  })

  it('drops a client with a reset', async () => {
    const { client, connection, recorder } = await connected()
    const failed = once(client, 'close')
    connection.drop()
    const [code] = (await failed) as [number]
    expect(code).toBe(1006)
    await run.ends(1)
    expect(recorder.of('connection-closed')).toMatchObject([{ code: 1006, clean: false }])
  })

  it('says 1001 to all and drops who does not answer when it stops', async () => {
    const { client, recorder } = await connected()
    const silent = run.raw()
    const closed = once(client, 'close')
    await run.until(() => run.connections.length === 2)
    await run.server.stop()
    expect(((await closed) as [number])[0]).toBe(1001)
    expect(run.gone.size).toBe(2)
    expect(recorder.of('connection-closed')).toMatchObject([{ code: 1001, initiator: 'local', clean: true }])
    silent.destroy()
  })

  it.each<[string, Partial<ServerProfile>, Partial<HandshakePolicy>, (client: Socket) => void]>([
    ['in a delay', {}, { delay: 60_000 }, (client) => client.write(handshakeRequest())],
    ['reset by the client', {}, {}, (client) => client.resetAndDestroy()],
    ['ended by the client', {}, {}, (client) => client.end()],
    ['in its TLS handshake', { tls: { kind: 'self-signed', names: [] } }, {}, (client) => client.write('\x16\x03\x01')],
  ])('stops at once with a connection %s', async (_, profile, policy, act) => {
    run = await ServerRun.start(profile, policy)
    const client = run.raw()
    await once(client, 'connect')
    act(client)
    const stopped = run.server.stop()
    run.server.drop()
    await stopped
    expect(run.gone.size).toBe(run.connections.length)
    client.destroy()
  })

  it('serves wss with a certificate and its key', async () => {
    const { cert, key } = selfSignedCertificate()
    const { client, connection, recorder } = await connected(
      { tls: { kind: 'pem', cert: cert.toString(), key: key.toString(), passphrase: '' } },
      {},
      [],
      { rejectUnauthorized: false },
    )
    await connection.send(said('secret'))
    expect(recorder.of('connection-opened')[0]?.tls).toMatchObject({ protocol: 'TLSv1.3' })
    expect(recorder.of('handshake-accepted')[0]?.timing.tls).toBeGreaterThan(0)
    const closed = once(client, 'close')
    connection.drop()
    await closed
  })

  it('serves wss with a self-signed certificate that clients can trust', async () => {
    run = await ServerRun.start({ tls: { kind: 'self-signed', names: ['added.example'] } })
    const { certificate } = run.server
    expect(certificate?.facts).toMatchObject({ subject: 'CN=Framescope self-signed' })
    expect(certificate?.facts.names).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', 'added.example']))
    const client = new WebSocket(run.url, { ca: certificate?.pem ?? '' })
    await once(client, 'open')
    const stranger = new WebSocket(run.url)
    expect(await once(stranger, 'error')).toMatchObject([{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }])
    client.terminate()
  })

  it('waits as long as it is told before it answers', async () => {
    const { recorder } = await connected({}, { delay: 50 })
    expect(recorder.of('handshake-accepted')[0]?.timing.wait).toBeGreaterThanOrEqual(49)
  })

  it.each<[string, Partial<HandshakePolicy>, number]>([
    ['its policy', { answer: { kind: 'refuse', status: 503, headers: [['Retry-After', '1']], body: 'later' } }, 503],
    ['a wrong origin', { required: { ...defaultServerProfile.policy.required, origins: ['https://else'] } }, 403],
  ])('refuses for %s', async (_, policy, status) => {
    run = await ServerRun.start({}, policy)
    const client = new WebSocket(run.url)
    const [, response] = (await once(client, 'unexpected-response')) as [unknown, { statusCode: number }]
    expect(response.statusCode).toBe(status)
    await run.ends(1)
    expect(run.recorders[0]?.of('handshake-refused')[0]?.response.status).toBe(status)
    expect(run.connections[0]?.summary().state).toBe('refused')
  })
})

describe('ServerListener', () => {
  it.each([['a port that is taken', 'address-in-use', async () => (await ServerRun.start()).server]])(
    'refuses %s',
    async (_, code, taken) => {
      const first = await taken()
      await expect(ServerRun.start({ port: first.address.port })).rejects.toMatchObject({ error: { code } })
      await first.stop()
    },
  )

  it.each<[string, Partial<ServerProfile>, string]>([
    ['an address of another machine', { host: '192.0.2.1' }, 'address-not-local'],
    [
      'a certificate that is none',
      { tls: { kind: 'pem', cert: 'no', key: 'no', passphrase: '' } },
      'certificate-invalid',
    ],
  ])('refuses %s', async (_, profile, code) => {
    await expect(ServerRun.start(profile)).rejects.toMatchObject({ error: { code } })
  })
})
