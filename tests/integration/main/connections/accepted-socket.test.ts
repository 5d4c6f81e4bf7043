import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { AcceptedSocket } from '../../../../main/connections/accepted-socket'
import { selfSignedCertificate } from '../../../support/self-signed-certificate'

describe('AcceptedSocket', () => {
  let server: net.Server
  let client: net.Socket
  let wire: AcceptedSocket
  afterEach(() => {
    client.destroy()
    server.close()
  })

  async function accepted(secure: boolean) {
    server = secure ? tls.createServer(selfSignedCertificate()) : net.createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const place = { host: '127.0.0.1', port: (server.address() as net.AddressInfo).port }
    server.on('connection', (transport: net.Socket) => transport.on('error', () => {}))
    const transports = once(server, 'connection')
    const sockets = secure ? once(server, 'secureConnection') : transports
    client = secure ? tls.connect({ ...place, rejectUnauthorized: false }) : net.connect(place)
    client.on('error', () => {})
    const [transport] = (await transports) as [net.Socket]
    const [socket] = (await sockets) as [net.Socket]
    const gone = Promise.all([once(socket, 'close'), once(transport, 'close')])
    const closed = new Promise<Error | null>((resolve) => {
      const listener = { bytes() {}, ended() {}, closed: resolve }
      wire = new AcceptedSocket(socket, transport, listener)
    })
    return { closed, gone }
  }

  // Each leaves the end of our side in another state when the reset comes.
  const moments: readonly [string, () => unknown][] = [
    ['at the same time', () => {}],
    ['as the FIN is on its way', () => Promise.resolve()],
    ['a turn of the event loop later', () => new Promise((resolve) => setImmediate(resolve))],
  ]

  it.each(
    [false, true].flatMap((secure) =>
      moments.map(([name, wait]) => ({ over: secure ? 'TLS' : 'TCP', secure, name, wait })),
    ),
  )('is gone when it is ended and reset $name, over $over', async ({ secure, wait }) => {
    const { closed, gone } = await accepted(secure)
    wire.write([Buffer.from('the last words')], () => {})
    wire.end()
    await wait()
    wire.reset()
    expect(await closed).toBe(null)
    await gone
  })

  it.each([
    ['TCP', false],
    ['TLS', true],
  ])('is gone when it is reset with words on their way, over %s', async (_, secure) => {
    const { closed, gone } = await accepted(secure)
    wire.write([Buffer.from('half a message')], () => {})
    wire.reset()
    expect(await closed).toBe(null)
    await gone
  })
})
