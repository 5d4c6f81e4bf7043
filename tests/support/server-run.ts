import { connect, type Socket } from 'node:net'
import type { Certificates } from '../../main/connections/server-credentials'
import { ServerListener } from '../../main/connections/server-listener'
import type { ServedConnection, ServerListener as Listener } from '../../main/sessions/ports'
import { SessionResponders } from '../../main/responders/session-responders'
import type { Responder } from '../../shared/responder/responder'
import { defaultServerProfile, type HandshakePolicy, type ServerProfile } from '../../shared/session/server-profile'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import { forClients, type ServerOutgoing } from '../../shared/session/outgoing'
import { MemoryRecorder } from './memory-recorder'
import { testCertificates } from './test-servers'

/** A server session's connections being recorded in memory, one recorder for each. */
export class ServerRun implements SessionRecorder, Listener {
  readonly congested = false
  readonly overfull = false
  readonly recorders: MemoryRecorder[] = []
  readonly connections: ServedConnection[] = []
  readonly gone = new Set<number>()
  #look: () => void = () => {}
  readonly #responders: SessionResponders

  static async start(
    profile: Partial<ServerProfile> = {},
    policy: Partial<HandshakePolicy> = {},
    certificates: Certificates = testCertificates,
  ): Promise<ServerRun> {
    const whole = { ...defaultServerProfile, ...profile, policy: { ...defaultServerProfile.policy, ...policy } }
    return new ServerRun(await ServerListener.bind(whole, certificates), whole)
  }

  private constructor(
    readonly server: ServerListener,
    readonly profile: ServerProfile,
  ) {
    const start = performance.now()
    this.#responders = new SessionResponders(profile.responders)
    this.#responders.start()
    server.start(this, () => Math.round((performance.now() - start) * 1e6), this)
  }

  get url(): string {
    const { host, port } = this.server.address
    return `${this.profile.tls.kind === 'none' ? 'ws' : 'wss'}://${host}:${port}/`
  }

  /** A client that speaks bytes. */
  raw(): Socket {
    const socket = connect({ host: this.server.address.host, port: this.server.address.port })
    socket.on('error', () => {})
    return socket
  }

  /** Resolves when it is so, which is looked at whenever something happens. */
  until(fits: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const before = this.#look
      this.#look = () => {
        before()
        if (fits()) resolve()
      }
      this.#look()
    })
  }

  /** Resolves when so many connections have ended. */
  ends(count: number): Promise<void> {
    return this.until(() => this.gone.size >= count)
  }

  connection(): ConnectionRecorder {
    const recorder = new MemoryRecorder()
    this.recorders.push(recorder)
    const connection = this.recorders.length
    return { ...recorder.connection(), connection }
  }

  whenDrained(): Promise<void> {
    return Promise.resolve()
  }

  get listening(): boolean {
    return this.#responders.listening
  }

  opened(connection: ServedConnection): void {
    this.#responders.opened(connection)
  }

  messageArrived(): void {}

  message(...message: Parameters<SessionResponders['message']>): void {
    this.#responders.message(...message)
  }

  get responders(): readonly Responder[] {
    return this.#responders.list
  }

  setResponders(responders: readonly Responder[]): void {
    this.#responders.set(responders)
  }

  accepted(connection: ServedConnection): void {
    this.connections.push(connection)
    this.#look()
  }

  /** Told before the frame that the bytes complete is recorded. */
  changed(): void {
    setImmediate(() => this.#look())
  }

  ended(connection: number): void {
    this.#responders.ended(connection)
    this.gone.add(connection)
    setImmediate(() => this.#look())
  }
}

/** A text for clients, as a server session hands it to its connections. */
export const said = (text: string): ServerOutgoing => forClients({ kind: 'text', text })

/** A proper opening handshake, with headers of the test's own. */
export const handshakeRequest = (headers: readonly string[] = []): string =>
  [
    'GET / HTTP/1.1',
    'Host: 127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    ...headers,
    '\r\n',
  ].join('\r\n')
