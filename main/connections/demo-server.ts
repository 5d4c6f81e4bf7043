import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { playConversation } from './demo-conversation'

/** Sub-protocol that the demo server agrees to. */
export const DEMO_SUBPROTOCOL = 'framescope-demo'

/** Where each visit has a path of its own, below this one. */
const PATH = '/demo'

/**
 * A small WebSocket server on 127.0.0.1 to try Framescope on. It greets, answers each message with the same one, and
 * shows on request what a frame can be: `fragments`, `json`, `binary`, `ping`, `ticker` and `goodbye`. To a visitor it
 * talks by itself first; after a goodbye it hangs up on who comes back, and refuses the next one.
 */
export class DemoServer {
  #visits = 0

  private constructor(
    private readonly server: WebSocketServer,
    /** Where it speaks when it is spoken to. */
    readonly url: string,
  ) {}

  static async start(): Promise<DemoServer> {
    /** What visitors meet with that were told goodbye, by the path of the visit. */
    const farewells = new Map<string, 'hang up' | 'refuse'>()
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      perMessageDeflate: true,
      handleProtocols: (offered) => (offered.has(DEMO_SUBPROTOCOL) ? DEMO_SUBPROTOCOL : false),
      verifyClient({ req }, answer) {
        const path = req.url ?? ''
        const farewell = farewells.get(path)
        if (farewell === 'hang up') {
          farewells.set(path, 'refuse')
          req.socket.destroy()
        } else if (farewell === 'refuse') {
          farewells.delete(path)
          answer(false, SERVICE_UNAVAILABLE, REFUSAL, { 'Retry-After': '1' })
        } else answer(true)
      },
    })
    await once(server, 'listening')
    server.on('connection', (socket, request) => {
      const path = request.url ?? ''
      const isVisit = path.startsWith(`${PATH}/`)
      serve(socket, () => isVisit && farewells.set(path, 'hang up'))
      if (isVisit) void playConversation(socket, request.socket)
    })
    const { port } = server.address() as AddressInfo
    return new DemoServer(server, `ws://127.0.0.1:${port}${PATH}`)
  }

  /** URL for one visitor. */
  visit(): string {
    this.#visits += 1
    return `${this.url}/${this.#visits}`
  }

  async stop(): Promise<void> {
    for (const client of this.server.clients) client.terminate()
    const closed = once(this.server, 'close')
    this.server.close()
    await closed
  }
}

/** One for everybody who asks, from the first one on. Where it could not start, the next one who asks tries again. */
export function demoServer(): () => Promise<DemoServer> {
  let started: Promise<DemoServer> | undefined
  return () =>
    (started ??= DemoServer.start().catch((cause: unknown) => {
      started = undefined
      throw cause
    }))
}

const SERVICE_UNAVAILABLE = 503
const REFUSAL = 'The demo has said goodbye. The next time it lets you in again.'

function serve(socket: WebSocket, onGoodbye: () => unknown): void {
  // Frames that break the protocol are sent to it on purpose: `ws` closes the connection, and that is the answer.
  socket.on('error', () => {})
  socket.send(JSON.stringify({ hello: 'This is the demo server of Framescope.', try: Object.keys(shows) }))
  socket.on('message', (data, isBinary) => {
    const word = isBinary ? '' : textOf(data)
    if (word === 'goodbye') onGoodbye()
    const show = shows[word]
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
