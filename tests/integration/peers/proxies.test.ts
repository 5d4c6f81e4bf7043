import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import type { ClientProfile } from '../../../shared/session/client-profile'
import type { ProxySettings } from '../../../shared/session/proxy-settings'
import { ClientRun } from '../../support/client-run'
import { freePort } from '../../support/free-port'
import { peerServer } from '../../support/peer-server'
import {
  microsocks,
  missingMicrosocks,
  missingTinyproxy,
  tinyproxy,
  type RunningProxy,
} from '../../support/peers/proxies'
import { selfSignedCertificate } from '../../support/self-signed-certificate'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

const me = { user: 'me', password: 'pa55word' }

async function echo(): Promise<string> {
  const peer = await peerServer((socket) => socket.on('message', (data, binary) => socket.send(data, { binary })))
  cleanups.push(peer.close)
  return peer.url
}

async function secureEcho(): Promise<string> {
  const https = createServer(selfSignedCertificate())
  new WebSocketServer({ server: https }).on('connection', (socket) =>
    socket.on('message', (data, binary) => socket.send(data, { binary })),
  )
  https.listen(0, '127.0.0.1')
  await once(https, 'listening')
  cleanups.push(() => https.close())
  return `wss://127.0.0.1:${(https.address() as AddressInfo).port}/`
}

function run(profile: Partial<ClientProfile> & { readonly url: string }): ClientRun {
  const client = new ClientRun(profile)
  cleanups.push(() => client.connection.drop())
  return client
}

/** Sends something larger than any buffer on the way, and waits until it is back. */
async function conversation(client: ClientRun): Promise<void> {
  await client.opened
  await client.connection.send({ kind: 'binary', bytes: new Uint8Array(3_000_000).fill(7) })
  await expect.poll(() => client.recorder.of('message'), { timeout: 10_000 }).toHaveLength(2)
  client.connection.close(1000, 'done')
  expect(await client.ended).toBeNull()
  expect(client.recorder.of('connection-closed')[0]).toMatchObject({ code: 1000, clean: true })
}

const kinds = [
  ['http', tinyproxy, missingTinyproxy],
  ['socks5', microsocks, missingMicrosocks],
] as const

describe.each(kinds)('ClientConnection through a proxy that speaks %s', (kind, start, missing) => {
  const settings = ({ host, port }: RunningProxy, who = { user: '', password: '' }): ProxySettings => ({
    kind,
    host,
    port,
    ...who,
  })
  async function proxy(...credentials: Parameters<typeof start>): Promise<RunningProxy> {
    const running = await (start as (...of: Parameters<typeof start>) => Promise<RunningProxy>)(...credentials)
    cleanups.push(running.stop)
    return running
  }

  it.skipIf(missing)('goes through it, and says so', async () => {
    const running = await proxy()
    const client = run({ url: await echo(), proxy: settings(running) })
    await conversation(client)
    const at = `127.0.0.1:${running.port}`
    expect(client.recorder.of('connection-opened')[0]).toMatchObject({
      proxy: `${kind}://${at}`,
      remote: at,
      tls: null,
    })
    expect(client.recorder.of('handshake-accepted')[0]?.timing.proxy).toBeGreaterThan(0)
  })

  it.skipIf(missing)('speaks TLS with the server behind it', async () => {
    const client = run({ url: await secureEcho(), verifyTls: false, proxy: settings(await proxy()) })
    await conversation(client)
    expect(client.recorder.of('connection-opened')[0]?.tls?.protocol).toBe('TLSv1.3')
    expect(client.recorder.of('handshake-accepted')[0]?.timing.tls).toBeGreaterThan(0)
  })

  it.skipIf(missing)('gives its credentials, which are nowhere on the timeline', async () => {
    const client = run({ url: await echo(), proxy: settings(await proxy(me), me) })
    await conversation(client)
    const recorded = JSON.stringify(client.recorder.events) + Buffer.from(client.recorder.stream('sent')).toString()
    expect(recorded).not.toMatch(/pa55|Proxy-Authorization|bWU6/)
  })

  it.skipIf(missing).each([
    ['none', { user: '', password: '' }],
    ['others', { user: 'me', password: 'wrong' }],
  ])('says that the proxy wants credentials: %s given', async (_which, given) => {
    const running = await proxy(me)
    const { ended, recorder } = run({ url: await echo(), proxy: settings(running, given) })
    expect(await ended).toMatchObject({
      code: 'proxy-authentication',
      params: { proxy: `${kind}://127.0.0.1:${running.port}` },
    })
    expect(recorder.events).toMatchObject([{ kind: 'error', code: 'proxy-authentication' }])
  })

  it.skipIf(missing)('says that the proxy does not get through to the server', async () => {
    const url = `ws://127.0.0.1:${await freePort()}/`
    expect(await run({ url, proxy: settings(await proxy()) }).ended).toMatchObject({ code: 'proxy-refused' })
  })

  it('says that nothing listens where the proxy should be', async () => {
    const port = await freePort()
    const { ended } = run({
      url: 'ws://127.0.0.1:1/',
      proxy: settings({ host: '127.0.0.1', port, stop: async () => {} }),
    })
    expect(await ended).toMatchObject({
      code: 'proxy-unreachable',
      params: { proxy: `${kind}://127.0.0.1:${port}`, problem: expect.stringContaining('ECONNREFUSED') as string },
    })
  })
})
