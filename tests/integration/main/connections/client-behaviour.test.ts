import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import type { ClientProfile } from '../../../../shared/session/client-profile'
import { ClientRun, rawServer } from '../../../support/client-run'
import { peerServer } from '../../../support/peer-server'
import { acceptHandshake } from '../../../support/raw-websocket'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

function run(profile: Partial<ClientProfile> & { readonly url: string }): ClientRun {
  const client = new ClientRun(profile)
  cleanups.push(() => client.connection.drop())
  return client
}

async function peer(serve: (socket: WebSocket) => void): Promise<string> {
  const { url, close } = await peerServer(serve)
  cleanups.push(close)
  return url
}

const autoPing = { enabled: true, interval: 20, payload: 'still there?', timeout: 5000 }

describe('pings that a client sends by itself', () => {
  it('go on while the server answers', async () => {
    const pings: string[] = []
    const url = await peer((socket) => void socket.on('ping', (payload) => pings.push(payload.toString())))
    const { recorder, ended, connection } = run({ url, autoPing })
    await expect.poll(() => pings.length).toBeGreaterThan(2)
    expect(new Set(pings)).toEqual(new Set(['still there?']))
    await expect.poll(() => recorder.of('frame').filter(({ opcode }) => opcode === 10).length).toBeGreaterThan(2)
    connection.close(1000, '')
    expect(await ended).toBeNull()
  })

  it('drop the connection when no pong comes in time', async () => {
    const { url, close } = await rawServer((socket) => void acceptHandshake(socket))
    cleanups.push(close)
    const { recorder, ended } = run({ url, autoPing: { ...autoPing, timeout: 60 } })
    expect(await ended).toMatchObject({ code: 'ping-timed-out', params: { ms: '60' } })
    expect(recorder.events.at(-1)).toMatchObject({ kind: 'connection-closed', code: 1006, initiator: 'local' })
  })

  it('are refused before the connection when their payload is too long', () => {
    const long = { ...autoPing, payload: 'é'.repeat(63) }
    expect(() => run({ url: 'ws://127.0.0.1:1/', autoPing: long })).toThrow('ping-too-long')
  })
})

describe('a client that withholds pongs', () => {
  it('leaves pings without an answer, and says so', async () => {
    let answered = false
    const url = await peer((socket) => {
      socket.on('pong', () => (answered = true))
      socket.ping('hello?')
      socket.on('message', () => socket.close())
    })
    const { recorder, connection, opened, ended } = run({ url, answerPings: false })
    await opened
    await expect.poll(() => recorder.of('frame').some(({ opcode }) => opcode === 9)).toBe(true)
    await connection.send({ kind: 'text', text: 'go' })
    await ended
    expect(answered).toBe(false)
    expect(recorder.of('note').map(({ code }) => code)).toEqual(['pongs-withheld'])
  })
})

describe('messages to send on open', () => {
  it('are the first that is sent, in their order', async () => {
    const heard: string[] = []
    const url = await peer((socket) => {
      socket.on('message', (data: Buffer, binary) => heard.push(binary ? data.toString('hex') : data.toString()))
    })
    const { opened, connection } = run({
      url,
      openingMessages: [
        { kind: 'text', content: '{"subscribe": "ü"}' },
        { kind: 'hex', content: '00 ff' },
        { kind: 'base64', content: 'AQI=' },
      ],
    })
    await opened
    await connection.send({ kind: 'text', text: 'by hand' })
    await expect.poll(() => heard).toEqual(['{"subscribe": "ü"}', '00ff', '0102', 'by hand'])
  })

  it.each([
    ['hex', '0', 'hex-invalid'],
    ['base64', '?', 'base64-invalid'],
  ] as const)('are refused before the connection when they are no %s', (kind, content, code) => {
    expect(() => run({ url: 'ws://127.0.0.1:1/', openingMessages: [{ kind, content }] })).toThrow(code)
  })
})

describe('credentials', () => {
  it('are what the server gets', async () => {
    const { url, close } = await rawServer((socket) => {
      void once(socket, 'data').then(([head]: Buffer[]) => socket.end(`HTTP/1.1 403 No\r\n\r\n${String(head)}`))
    })
    cleanups.push(close)
    const { recorder, ended } = run({
      url,
      auth: { kind: 'api-key', name: 'key', value: 'k', in: 'query' },
      cookies: [
        ['a', '1'],
        ['b', '2'],
      ],
    })
    await ended
    const body = recorder.of('handshake-refused')[0]?.response.body?.base64 ?? ''
    const request = Buffer.from(body, 'base64').toString()
    expect(request).toMatch(/^GET \/\?key=k HTTP\/1\.1\r\n/)
    expect(request).toContain('\r\nCookie: a=1; b=2\r\n')
  })
})
