import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'

/** Sub-protocol that the demo server agrees to. */
export const DEMO_SUBPROTOCOL = 'framescope-demo'

/**
 * A small WebSocket server on 127.0.0.1 to try Framescope on. It greets, answers each message with the same one, and
 * shows on request what a frame can be: `fragments`, `json`, `binary`, `ping`, `ticker` and `goodbye`.
 */
export class DemoServer {
  private constructor(
    private readonly server: WebSocketServer,
    readonly url: string,
  ) {}

  static async start(): Promise<DemoServer> {
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      perMessageDeflate: true,
      handleProtocols: (offered) => (offered.has(DEMO_SUBPROTOCOL) ? DEMO_SUBPROTOCOL : false),
    })
    await once(server, 'listening')
    server.on('connection', serve)
    const { port } = server.address() as AddressInfo
    return new DemoServer(server, `ws://127.0.0.1:${port}/demo`)
  }

  async stop(): Promise<void> {
    for (const client of this.server.clients) client.terminate()
    const closed = once(this.server, 'close')
    this.server.close()
    await closed
  }
}

function serve(socket: WebSocket): void {
  socket.send(JSON.stringify({ hello: 'This is the demo server of Framescope.', try: Object.keys(shows) }))
  socket.on('message', (data, isBinary) => {
    const show = isBinary ? undefined : shows[textOf(data)]
    if (show) show(socket)
    else socket.send(data, { binary: isBinary })
  })
}

const TICKS = 20
const TICK_MS = 250

const shows: Readonly<Record<string, (socket: WebSocket) => void>> = {
  /** One message in three frames, with a ping between them (RFC 6455 §5.4). */
  fragments(socket) {
    socket.send('One message, ', { fin: false, compress: false })
    socket.send('three frames, ', { fin: false, compress: false })
    socket.ping('between fragments')
    socket.send('and a ping between them.', { fin: true, compress: false })
  },
  /** Long and repetitive enough to be worth compressing (RFC 7692). */
  json(socket) {
    const bids = Array.from({ length: 20 }, (_, index) => [`${61234 - index}.00`, (index * 0.37 + 0.1).toFixed(2)])
    socket.send(JSON.stringify({ type: 'snapshot', market: 'BTC-EUR', sequence: '12345678901234567890', bids }))
  },
  binary(socket) {
    socket.send(
      Uint8Array.from({ length: 256 }, (_, index) => index),
      { compress: false },
    )
  },
  ping(socket) {
    socket.ping('are you there?')
  },
  ticker(socket) {
    let tick = 0
    const timer = setInterval(() => {
      socket.send(JSON.stringify({ type: 'tick', tick: ++tick }))
      if (tick === TICKS) clearInterval(timer)
    }, TICK_MS)
    socket.once('close', () => clearInterval(timer))
  },
  goodbye(socket) {
    socket.close(1000, 'goodbye')
  },
}

/** The default `binaryType` gives each message as one Buffer. */
const textOf = (data: RawData): string => (data as Buffer).toString('utf8')
