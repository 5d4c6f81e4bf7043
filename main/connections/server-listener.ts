import type { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { MAX_UNFINISHED_BYTES, MemoryBudget } from '../../shared/protocol/memory-budget'
import { findPolicyError } from '../../shared/protocol/policy-error'
import type { SessionRecorder } from '../../shared/session/recorder'
import type { CertificateFacts } from '../../shared/session/certificate-facts'
import { isWildcard } from '../../shared/session/listening-address'
import type { ServerProfile } from '../../shared/session/server-profile'
import { certificateFacts } from './certificate-facts'
import { listenError } from './listen-error'
import { reachableHosts } from './reachable-hosts'
import { ServerConnection, type Accepted } from './server-connection'
import type { EndpointCredentials } from './endpoint-credentials'
import { serverCredentials, type Certificates } from './server-credentials'
import { addressText } from './socket-facts'

/** What a listener tells of its connections: once it is stopped, each has ended before `stop` resolves. */
export interface ServerEvents {
  /** Asked at the start of each message: somebody wants to hear what it says. */
  readonly listening: boolean
  accepted(connection: ServerConnection): void
  /** Its handshake was accepted. */
  opened(connection: ServerConnection): void
  /** A client sent a whole message. Has to be cheap. */
  messageArrived(connection: number): void
  /** `count` of the messages of that connection, this one included; also of those that nobody listened to. */
  message(connection: ServerConnection, type: 'text' | 'binary', payload: Uint8Array, count: number): void
  changed(connection: number): void
  ended(connection: number): void
}

interface Started {
  readonly recorder: SessionRecorder
  readonly clock: () => number
  readonly listener: ServerEvents
}

/** How long clients have to answer the close frame when a server stops. */
const STOP_TIMEOUT_MS = 500
/** RFC 6455 §7.4.1: a server going down. */
const GOING_AWAY = 1001

/** A port that is listened at. Connections wait until there is a recording to put them in. */
export class ServerListener {
  readonly #connections = new Map<number, ServerConnection>()
  /** In their TLS handshake, by their remote end, which TLS hides but shares; with when they were accepted. */
  readonly #transports = new Map<string, { readonly socket: net.Socket; readonly since: number }>()
  #waiting: Accepted[] = []
  /** What we send wrong is no reason to fail a client. */
  readonly #budgets = {
    received: new MemoryBudget(MAX_UNFINISHED_BYTES),
    sent: new MemoryBudget(MAX_UNFINISHED_BYTES),
  }
  #started: Started | undefined
  #emptied: () => void = () => {}

  /** Throws `AppFailure` where the profile cannot be listened with; nothing has happened then. */
  static async bind(profile: ServerProfile, certificates: Certificates): Promise<ServerListener> {
    const problem = findPolicyError(profile.policy)
    if (problem !== null) throw new AppFailure(problem)
    const { host, port } = profile
    const credentials = await credentialsOf(profile, certificates)
    const server = createServer(profile, credentials)
    server.listen({ host, port })
    try {
      await once(server, 'listening')
    } catch (error) {
      throw new AppFailure(listenError(error as NodeJS.ErrnoException, host, port), { cause: error })
    }
    // Out of file descriptors, for one: the client is told by the system, the others go on.
    server.on('error', () => {})
    return new ServerListener(profile, server, credentials?.certificate ?? null)
  }

  private constructor(
    private readonly profile: ServerProfile,
    private readonly server: net.Server,
    certificate: X509Certificate | null,
  ) {
    // Of a closed server the system knows no address any more.
    const { address: host, port } = server.address() as net.AddressInfo
    this.address = { host, port }
    this.hosts = reachableHosts(host)
    this.certificate =
      certificate === null ? null : { facts: certificateFacts(certificate), pem: certificate.toString() }
    server.maxConnections = profile.maxConnections
    server.on('connection', (socket: net.Socket) => this.#connected(socket))
    server.on('secureConnection', (socket: tls.TLSSocket) => this.#secured(socket))
    server.on('tlsClientError', (error: Error, socket: tls.TLSSocket) => this.#tlsFailed(error, socket))
  }

  /** Where it really listens. */
  readonly address: { readonly host: string; readonly port: number }
  /** Addresses that reach it, as they were when it began. */
  readonly hosts: readonly string[]
  /** `null` without TLS. */
  readonly certificate: { readonly facts: CertificateFacts; readonly pem: string } | null

  /** From now on connections are served. */
  start(recorder: SessionRecorder, clock: () => number, listener: ServerEvents): void {
    this.#started = { recorder, clock, listener }
    for (const accepted of this.#waiting.splice(0)) this.#serve(accepted)
  }

  /** Takes no more connections, says 1001 to those there are, and drops those that do not end by themselves. */
  async stop(): Promise<void> {
    this.server.close()
    for (const connection of this.#connections.values()) connection.close(GOING_AWAY, '')
    const emptied = new Promise<void>((resolve) => (this.#emptied = resolve))
    const timeout = setTimeout(() => this.drop(), STOP_TIMEOUT_MS)
    this.#checkEmpty()
    await emptied
    clearTimeout(timeout)
    this.drop()
    // A stopped server stays in the list, the recording's buffers shall not.
    this.#started = undefined
  }

  /** Drops everything at once. */
  drop(): void {
    this.server.close()
    for (const connection of this.#connections.values()) connection.drop()
    for (const { socket } of [...this.#transports.values(), ...this.#waiting.splice(0)]) socket.destroy()
  }

  #connected(socket: net.Socket): void {
    // Before anybody else listens: a reset that early is no reason to fall over.
    socket.on('error', () => {})
    if (this.profile.tls.kind === 'none') return this.#serve({ socket, transport: socket, tlsTook: null })
    const remote = addressText(socket.remoteAddress, socket.remotePort)
    this.#transports.set(remote, { socket, since: performance.now() })
    socket.once('close', () => this.#transports.delete(remote))
  }

  #secured(socket: tls.TLSSocket): void {
    socket.on('error', () => {})
    const remote = addressText(socket.remoteAddress, socket.remotePort)
    const transport = this.#transports.get(remote)
    if (transport === undefined) return void socket.destroy()
    this.#transports.delete(remote)
    this.#serve({ socket, transport: transport.socket, tlsTook: performance.now() - transport.since })
  }

  /** A connection like any other on the timeline, only that it never came to a handshake. */
  #tlsFailed(error: Error, socket: tls.TLSSocket): void {
    if (this.#started !== undefined) {
      const { recorder, clock } = this.#started
      const connection = recorder.connection()
      const remote = addressText(socket.remoteAddress, socket.remotePort)
      const local = addressText(socket.localAddress, socket.localPort)
      connection.detail({ kind: 'connection-opened', remote, local, tls: null }, clock())
      connection.detail({ kind: 'error', ...appError('tls-failed', { problem: error.message }) }, clock())
      const ending = { code: 1006, reason: '', initiator: 'none', clean: false } as const
      connection.detail({ kind: 'connection-closed', ...ending }, clock())
    }
    socket.destroy()
  }

  #serve(accepted: Accepted): void {
    if (accepted.socket.destroyed) return
    if (this.#started === undefined) return void this.#waiting.push(accepted)
    const { recorder, clock, listener } = this.#started
    const connection = new ServerConnection(accepted, this.profile, this.#budgets, recorder, clock, {
      get listening() {
        return listener.listening
      },
      opened: (open) => listener.opened(open),
      messageArrived: ({ connection: number }) => listener.messageArrived(number),
      message: (...message) => listener.message(...message),
      changed: ({ connection: number }) => listener.changed(number),
      ended: ({ connection: number }) => {
        listener.ended(number)
        this.#connections.delete(number)
        this.#checkEmpty()
      },
    })
    this.#connections.set(connection.connection, connection)
    listener.accepted(connection)
  }

  #checkEmpty(): void {
    if (this.#connections.size === 0) this.#emptied()
  }
}

async function credentialsOf(profile: ServerProfile, certificates: Certificates): Promise<EndpointCredentials | null> {
  const { tls: settings, host } = profile
  if (settings.kind === 'none') return null
  const names = ['localhost', '127.0.0.1', '::1', ...(isWildcard(host) ? [] : [host]), ...reachableHosts(host)]
  return await serverCredentials(settings, names, certificates)
}

function createServer(profile: ServerProfile, credentials: EndpointCredentials | null): net.Server {
  if (credentials === null) return net.createServer()
  const { handshakeTimeout } = profile
  return tls.createServer({ ...credentials.options, handshakeTimeout, ALPNProtocols: ['http/1.1'] })
}
