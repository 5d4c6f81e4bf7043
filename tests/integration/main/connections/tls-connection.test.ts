import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { ClientRun } from '../../../support/client-run'
import { selfSignedCertificate } from '../../../support/self-signed-certificate'

describe('ClientConnection over TLS', () => {
  let https: Server
  let url: string
  const runs: ClientRun[] = []
  const connect = (verifyTls: boolean): ClientRun => {
    const run = new ClientRun({ url, verifyTls })
    runs.push(run)
    return run
  }

  beforeAll(async () => {
    https = createServer(selfSignedCertificate())
    const server = new WebSocketServer({ server: https })
    server.on('connection', (socket) => {
      socket.send(new Uint8Array(2_000_000), { compress: false })
      socket.on('message', (data, binary) => socket.send(data, { binary }))
    })
    https.listen(0, '127.0.0.1')
    await once(https, 'listening')
    url = `wss://127.0.0.1:${(https.address() as AddressInfo).port}/`
  })
  afterEach(() => {
    for (const run of runs.splice(0)) run.connection.drop()
  })
  afterAll(() => void https.close())

  it('refuses a certificate that nobody vouches for', async () => {
    const { recorder, ended } = connect(true)
    expect(await ended).toMatchObject({ code: 'tls-certificate', params: { host: '127.0.0.1' } })
    expect(recorder.events).toMatchObject([{ kind: 'error', code: 'tls-certificate' }])
  })

  it('goes on when told to, and says what is wrong with the certificate', async () => {
    const { recorder, connection, opened, ended } = connect(false)
    await opened
    await connection.send({ kind: 'text', text: 'hello' })
    await expect.poll(() => recorder.of('message')).toHaveLength(3)
    const problem = 'DEPTH_ZERO_SELF_SIGNED_CERT'
    expect(recorder.events.slice(0, 3)).toMatchObject([
      { kind: 'connection-opened', tls: { verified: false, problem } },
      { kind: 'note', code: 'tls-not-verified', params: { problem } },
      { kind: 'handshake-sent' },
    ])
    expect(recorder.of('handshake-accepted')[0]?.timing.tls).toBeGreaterThan(0)
    connection.close(1000, '')
    expect(await ended).toBeNull()
  })

  it('pauses once for the disk, though TLS gives more of what it has read', async () => {
    const client = connect(false)
    client.recorder.congested = true
    await expect.poll(() => client.recorder.stream('received').length).toBeGreaterThan(20_000)
    client.recorder.drain()
    await expect.poll(() => client.recorder.of('message')).toHaveLength(1)
    expect(client.recorder.of('note').filter(({ code }) => code === 'paused-by-disk')).toHaveLength(1)
  })
})
