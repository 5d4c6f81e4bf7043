import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Direction } from '../../../shared/session/direction'
import { defaultClientProfile, type ClientProfile } from '../../../shared/session/client-profile'
import { ClientRun } from '../../support/client-run'
import type { MemoryRecorder } from '../../support/memory-recorder'
import { missingProgram } from '../../support/peers/missing-program'
import {
  missingWebsockets,
  WebsocketsServer,
  type PeerFrame,
  type WebsocketsServerOptions,
} from '../../support/peers/websockets-server'
import { selfSignedCertificate } from '../../support/self-signed-certificate'

const missingOpenssl = missingProgram('openssl', 'version')

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

async function serve(options?: WebsocketsServerOptions): Promise<WebsocketsServer> {
  const server = await WebsocketsServer.start(options)
  cleanups.push(() => server.stop())
  return server
}

function connect(url: string, profile: Partial<ClientProfile> = {}): ClientRun {
  const run = new ClientRun({ ...profile, url })
  cleanups.push(() => run.connection.drop())
  return run
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const opposite = { sent: 'received', received: 'sent' } as const

/** What Framescope recorded, in the words and from the place of the peer. */
function asPeerFrames(recorder: MemoryRecorder, direction: Direction): PeerFrame[] {
  return recorder
    .of('frame')
    .filter((frame) => frame.direction === direction)
    .map((frame) => ({
      kind: 'frame',
      direction: opposite[direction],
      fin: frame.fin,
      rsv1: frame.rsv1,
      rsv2: frame.rsv2,
      rsv3: frame.rsv3,
      opcode: frame.opcode,
      length: frame.payloadLength,
      sha256: sha256(recorder.payload(frame)),
    }))
}

/** Both sides tell the same frames, in the same order in each direction. */
function expectSameFrames({ recorder }: ClientRun, server: WebsocketsServer): void {
  const theirs = server.reports('frame')
  expect(theirs.length).toBeGreaterThan(0)
  for (const direction of ['sent', 'received'] as const)
    expect(asPeerFrames(recorder, direction)).toEqual(theirs.filter((frame) => frame.direction === opposite[direction]))
}

async function closeBoth({ connection, ended }: ClientRun, server: WebsocketsServer): Promise<void> {
  connection.close(1000, 'done')
  expect(await ended).toBeNull()
  await server.reported('closed')
}

describe.skipIf(missingWebsockets)(`python3-websockets as the peer${reason(missingWebsockets)}`, () => {
  it('agrees on an echo of text, binary, empty and long messages', async () => {
    const server = await serve()
    const run = connect(`${server.url}/echo`)
    await run.opened
    const megabyte = Buffer.alloc(1024 * 1024, 'framescope ')
    await run.connection.send({ kind: 'text', text: 'Grüße, €100 und 😀' })
    await run.connection.send({ kind: 'text', text: '' })
    await run.connection.send({ kind: 'binary', bytes: Uint8Array.of(0, 255, 0) })
    await run.connection.send({ kind: 'binary', bytes: new Uint8Array() })
    await run.connection.send({ kind: 'binary', bytes: megabyte })
    await expect.poll(() => run.recorder.of('message'), { timeout: 10_000 }).toHaveLength(10)
    await closeBoth(run, server)
    expectSameFrames(run, server)
    expect(run.recorder.of('connection-closed')[0]).toMatchObject({ code: 1000, reason: 'done', clean: true })
    expect(server.reports('closed')).toMatchObject([{ code: 1000, reason: 'done' }])
  })

  it('agrees on every length form, up to 20 MB', async () => {
    const server = await serve()
    const run = connect(`${server.url}/sizes`)
    await run.opened
    await expect.poll(() => run.recorder.of('message'), { timeout: 20_000 }).toHaveLength(10)
    await closeBoth(run, server)
    expectSameFrames(run, server)
    expect(run.recorder.of('message').map(({ type, length }) => `${type} ${length}`)).toEqual([
      'binary 0',
      'binary 1',
      'binary 125',
      'binary 126',
      'binary 65535',
      'binary 65536',
      'binary 1048576',
      'binary 20971520',
      'text 0',
      'text 24',
    ])
  })

  it('agrees on fragments with a ping between them', async () => {
    const server = await serve()
    const run = connect(`${server.url}/fragments`)
    await run.opened
    await expect.poll(() => run.recorder.of('message')).toHaveLength(2)
    await closeBoth(run, server)
    expectSameFrames(run, server)
    expect(run.recorder.of('message')).toMatchObject([
      { type: 'text', frameCount: 4, length: 25, source: 'fragments' },
      { type: 'binary', frameCount: 3, length: 3, source: 'fragments' },
    ])
    expect(run.recorder.of('frame').filter(({ opcode }) => opcode === 9)).toMatchObject([{ message: null }])
  })

  it('answers pings so that the peer is content, and has its own answered', async () => {
    const server = await serve()
    const run = connect(`${server.url}/ping`)
    await server.reported('pongs')
    await run.connection.send({ kind: 'ping', payload: Buffer.from('and you?') })
    await expect.poll(() => run.recorder.of('frame').filter(({ opcode }) => opcode === 10)).toHaveLength(3)
    await closeBoth(run, server)
    expectSameFrames(run, server)
  })

  it('agrees on a close by the peer, with its code and its reason', async () => {
    const server = await serve()
    const run = connect(`${server.url}/close`)
    expect(await run.ended).toBeNull()
    await server.reported('closed')
    expectSameFrames(run, server)
    expect(run.recorder.of('connection-closed')).toMatchObject([
      { code: 4001, reason: 'Grüße, €100 und 😀', initiator: 'remote', clean: true },
    ])
  })

  it.each<[string, NonNullable<WebsocketsServerOptions['deflate']>, Partial<ClientProfile['deflate']>]>([
    ['both contexts kept', {}, {}],
    ['the server keeps no context', { server_no_context_takeover: true }, {}],
    ['the client keeps no context', { client_no_context_takeover: true }, {}],
    ['no context kept, as we asked', {}, { serverNoContextTakeover: true, clientNoContextTakeover: true }],
    ['small windows', { server_max_window_bits: 9, client_max_window_bits: 9 }, {}],
    ['the windows we asked for', {}, { serverMaxWindowBits: 10, clientMaxWindowBits: 11 }],
  ])('agrees on compressed messages, with %s', async (_, deflate, offer) => {
    const server = await serve({ deflate })
    const run = connect(`${server.url}/echo`, { deflate: { ...defaultClientProfile.deflate, ...offer } })
    await run.opened
    const messages = ['first', 'again and '.repeat(8000), 'first', 'again and '.repeat(8000), '']
    for (const text of messages) await run.connection.send({ kind: 'text', text })
    await expect.poll(() => run.recorder.of('message'), { timeout: 10_000 }).toHaveLength(2 * messages.length)
    await closeBoth(run, server)
    expectSameFrames(run, server)
    const theirs = server.reports('message').map(({ direction, text, sha256: sum }) => ({ direction, text, sum }))
    for (const direction of ['sent', 'received'] as const)
      expect(asPeerMessages(run.recorder, direction)).toEqual(
        theirs.filter((message) => message.direction === opposite[direction]),
      )
  })

  it('agrees on compressed fragments', async () => {
    const server = await serve({ deflate: {} })
    const run = connect(`${server.url}/fragments`)
    await run.opened
    await expect.poll(() => run.recorder.of('message')).toHaveLength(2)
    await closeBoth(run, server)
    expectSameFrames(run, server)
    expect(Buffer.from(run.recorder.stream('received-inflated')).toString()).toBe(
      'One message, three frames\x00\x01\x02',
    )
  })

  it('records the subprotocol that the peer chose', async () => {
    const server = await serve()
    const run = connect(`${server.url}/echo`, { subprotocols: ['orders.v1', 'unknown', 'orders.v2'] })
    await run.opened
    expect(run.recorder.of('handshake-accepted')[0]?.subprotocol).toMatch(/^orders\.v[12]$/)
    await closeBoth(run, server)
  })

  it('records a refusal with its headers and its body', async () => {
    const server = await serve()
    const run = connect(`${server.url}/nowhere`)
    expect(await run.ended).toMatchObject({ code: 'handshake-refused', params: { status: '402' } })
    const [refused] = run.recorder.of('handshake-refused')
    expect(refused?.response.headers).toContainEqual(['X-Why', 'no money'])
    expect(refused?.response.body).toEqual({ base64: Buffer.from('Pay first.\n').toString('base64'), cut: false })
  })

  describe.skipIf(missingOpenssl)(`over TLS${reason(missingOpenssl)}`, () => {
    it('agrees on an echo through a certificate that nobody vouches for', async () => {
      const { cert, key } = selfSignedCertificate()
      const server = await serve({ tls: cert.toString() + key.toString(), deflate: {} })
      const run = connect(`${server.url}/echo`, { verifyTls: false })
      await run.opened
      await run.connection.send({ kind: 'binary', bytes: Buffer.alloc(1024 * 1024, 'framescope ') })
      await run.connection.send({ kind: 'text', text: 'over TLS' })
      await expect.poll(() => run.recorder.of('message'), { timeout: 10_000 }).toHaveLength(4)
      await closeBoth(run, server)
      expectSameFrames(run, server)
    })
  })
})

/** The contents of messages; `ws` leaves short ones uncompressed when it keeps no context. */
function asPeerMessages(recorder: MemoryRecorder, direction: Direction) {
  return recorder
    .of('message')
    .filter((message) => message.direction === direction)
    .map(({ message, compressed, position, length, type }) => {
      const frame = recorder.of('frame').find((found) => found.direction === direction && found.message === message)
      const inflated = recorder.stream(`${direction}-inflated`).subarray(position, position + length)
      return {
        direction: opposite[direction],
        text: type === 'text',
        sum: sha256(compressed || frame === undefined ? inflated : recorder.payload(frame)),
      }
    })
}

function reason(missing: string | null): string {
  return missing === null ? '' : ` (skipped: ${missing})`
}
