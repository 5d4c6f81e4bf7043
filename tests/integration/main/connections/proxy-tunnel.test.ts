import type { Socket } from 'node:net'
import { createServer } from 'node:tls'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { prepareConnection } from '../../../../main/connections/client-connection'
import type { AppError } from '../../../../shared/errors/app-error'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import type { ProxySettings } from '../../../../shared/session/proxy-settings'
import { ClientRun, rawServer } from '../../../support/client-run'
import { MemoryRecorder } from '../../../support/memory-recorder'
import { acceptHandshake } from '../../../support/raw-websocket'
import { selfSignedCertificate } from '../../../support/self-signed-certificate'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** A proxy that says what the test says, byte by byte or in one piece, and is then the server itself. */
async function proxy(kind: 'http' | 'socks5', serve: (socket: Socket) => void): Promise<ProxySettings> {
  const { url, close } = await rawServer(serve)
  cleanups.push(close)
  return { kind, host: '127.0.0.1', port: Number(new URL(url).port), user: '', password: '' }
}

function run(settings: ProxySettings, profile = {}): ClientRun {
  const client = new ClientRun({ url: 'ws://server.test/chat', proxy: settings, ...profile })
  cleanups.push(() => client.connection.drop())
  return client
}

const asked = async (socket: Socket): Promise<string> =>
  ((await once(socket, 'data')) as [Buffer])[0].toString('latin1')

const text = (...bytes: number[]) => Uint8Array.from(bytes)
const HELLO = text(0x81, 5, 0x48, 0x65, 0x6c, 0x6c, 0x6f)
const GONE_ON = text(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)

describe('a proxy', () => {
  it('is asked to go on to host and port, by name', async () => {
    let request = ''
    const settings = await proxy('http', (socket) => {
      void asked(socket).then((head) => {
        request = head
        socket.end('HTTP/1.1 403 Not for you\r\nContent-Length: 3\r\n\r\nno!')
      })
    })
    expect(await run(settings).ended).toMatchObject({ code: 'proxy-refused', params: { problem: '403 Not for you' } })
    expect(request).toMatch(/^CONNECT server\.test:80 HTTP\/1\.1\r\nHost: server\.test:80\r\n/)
    expect(request).not.toContain('Authorization')
  })

  it('may send the first frames right behind the handshake of the server', async () => {
    const settings = await proxy('http', (socket) => {
      void asked(socket).then(() => {
        socket.write('HTTP/1.0 200 Connection established\r\nX-Proxy: yes\r\n\r\n')
        return acceptHandshake(socket, HELLO)
      })
    })
    const { recorder, opened } = run(settings)
    await opened
    await expect.poll(() => recorder.of('message')).toHaveLength(1)
    expect(Buffer.from(recorder.stream('received')).toString('latin1')).toMatch(/^HTTP\/1\.1 101 /)
  })

  it.each(['http', 'socks5'] as const)('loses no byte that comes in one piece with its answer (%s)', async (kind) => {
    const early = 'HTTP/1.1 408 Too Slow\r\nContent-Length: 0\r\n\r\n'
    const settings = await proxy(kind, (socket) => {
      void asked(socket).then(async () => {
        if (kind === 'http') return socket.end(`HTTP/1.1 200 OK\r\n\r\n${early}`)
        socket.write(text(5, 0))
        await asked(socket)
        socket.end(Buffer.concat([GONE_ON, Buffer.from(early)]))
      })
    })
    const { recorder, ended } = run(settings)
    expect(await ended).toMatchObject({ code: 'handshake-refused', params: { status: '408' } })
    expect(Buffer.from(recorder.stream('received')).toString()).toBe(early)
  })

  it('may answer one byte at a time', async () => {
    const settings = await proxy('socks5', (socket) => {
      const slowly = async (bytes: Uint8Array) => {
        for (const byte of bytes) await new Promise((resolve) => socket.write(text(byte), resolve))
      }
      void asked(socket)
        .then(() => slowly(text(5, 0)))
        .then(() => asked(socket))
        .then(() => slowly(GONE_ON))
        .then(() => acceptHandshake(socket))
    })
    const { opened, recorder } = run(settings)
    await opened
    expect(recorder.of('handshake-accepted')).toHaveLength(1)
  })

  it.each<['http' | 'socks5', string]>([
    ['http', 'SSH-2.0-nothing\r\n\r\n'],
    ['socks5', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['http', ''],
    ['socks5', ''],
  ])('of kind %s is none that answers %j', async (kind, answer) => {
    const settings = await proxy(kind, (socket) => void asked(socket).then(() => socket.end(answer)))
    expect(await run(settings).ended).toMatchObject({ code: 'proxy-failed' })
  })

  it('that never answers is given up with the handshake time-out, and can be cancelled before', async () => {
    const settings = await proxy('http', () => {})
    expect(await run(settings, { handshakeTimeout: 50 }).ended).toMatchObject({ code: 'handshake-timed-out' })
    const { connection, ended, recorder } = run(settings)
    connection.drop()
    expect(await ended).toBeNull()
    expect(recorder.events).toMatchObject([{ kind: 'note', code: 'connecting-cancelled' }])
  })
})

describe('the proxy of the system', () => {
  /** Connects by what the system says; resolves with the end, or `null` when it is open. */
  function connect(url: string, resolve: (url: string) => Promise<string>, recorder = new MemoryRecorder()) {
    return new Promise<AppError | null>((settle) => {
      const profile = { ...defaultClientProfile, url, verifyTls: false, proxy: { kind: 'system' as const } }
      const connection = prepareConnection(profile, new Set(), resolve)(
        recorder,
        () => Math.round(performance.now() * 1e6),
        {
          opened: () => settle(null),
          closing() {},
          ended: settle,
        },
      )
      cleanups.push(() => connection.drop())
    })
  }

  it('is asked for by URL without user and password; where there is none, none is gone through', async () => {
    const { url, close } = await rawServer((socket) => void acceptHandshake(socket))
    cleanups.push(close)
    const urls: string[] = []
    const recorder = new MemoryRecorder()
    const resolve = async (asking: string) => {
      urls.push(asking)
      return 'DIRECT'
    }
    expect(await connect(url.replace('//', '//me:hush@'), resolve, recorder)).toBeNull()
    expect(urls).toEqual([url])
    expect(recorder.of('connection-opened')[0]?.proxy).toBeUndefined()
  })

  it('may be spoken to over TLS', async () => {
    const secure = createServer(selfSignedCertificate(), (socket) => {
      socket.on('error', () => {})
      void asked(socket).then(() => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        return acceptHandshake(socket)
      })
    }).listen(0, '127.0.0.1')
    await once(secure, 'listening')
    cleanups.push(() => secure.close())
    const at = `127.0.0.1:${(secure.address() as AddressInfo).port}`
    const recorder = new MemoryRecorder()
    expect(await connect('ws://server.test/', async () => `HTTPS ${at}; DIRECT`, recorder)).toBeNull()
    expect(recorder.of('connection-opened')[0]).toMatchObject({ proxy: `https://${at}`, tls: null })
  })

  it('that cannot be asked is a failed connection; that is not answered can be cancelled', async () => {
    const refuse = () => Promise.reject(new Error('no idea'))
    expect(await connect('ws://server.test/', refuse)).toMatchObject({
      code: 'connection-failed',
      params: { problem: 'no idea' },
    })
    const ended = connect('ws://server.test/', () => new Promise(() => {}))
    for (const cleanup of cleanups.splice(0)) cleanup()
    expect(await ended).toBeNull()
  })
})
