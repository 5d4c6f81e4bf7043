import type { EndState } from '../../shared/session/session-state'
import type { AppError } from '../../shared/errors/app-error'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { Outgoing } from '../../shared/session/outgoing'
import type { ConnectionRecorder } from '../../shared/session/recorder'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { RecordingState, SessionHead, SessionSummary } from '../../shared/session/session-summary'
import type {
  Captures,
  Connection,
  ConnectionListener,
  Connections,
  Recording,
  RecordingListener,
  Server,
  ServerListener,
  Servers,
} from '../../main/sessions/ports'

/** A connection that does nothing: the test says when it opens and ends. */
export class FakeConnection implements Connection {
  readonly asked: string[] = []

  constructor(
    readonly listener: ConnectionListener,
    readonly profile: ClientProfile,
  ) {}

  async send(outgoing: Outgoing): Promise<void> {
    this.asked.push(`send ${outgoing.kind}`)
  }

  close(code: number | null, reason: string): void {
    this.asked.push(`close ${code} ${reason}`)
  }

  drop(): void {
    this.asked.push('drop')
    this.listener.ended(null)
  }

  note(code: string, params: Readonly<Record<string, string>>): void {
    this.asked.push([code, ...Object.values(params)].join(' '))
  }
}

export class FakeConnections implements Connections {
  readonly made: FakeConnection[] = []
  /** Thrown by `prepare` instead of preparing. */
  failure: Error | null = null

  prepare(profile: ClientProfile) {
    if (this.failure !== null) throw this.failure
    return (_recorder: unknown, _clock: unknown, listener: ConnectionListener) => {
      const connection = new FakeConnection(listener, profile)
      this.made.push(connection)
      return connection
    }
  }
}

/** A recording that is complete only when the test lets it be. */
export class FakeRecording implements Recording {
  readonly congested = false
  readonly overfull = false
  recording: RecordingState = { state: 'on' }
  readonly resumedAt: number[] = []
  outcome: { state: EndState; error: AppError | null } | null = null
  #complete: () => void = () => {}

  constructor(readonly listener: RecordingListener) {}

  connection(): ConnectionRecorder {
    return { connection: 1, append: () => 0, frame() {}, message() {}, detail() {} }
  }

  async whenDrained(): Promise<void> {}

  async resume(time: number): Promise<void> {
    this.resumedAt.push(time)
    this.recording = { state: 'on' }
  }

  close(outcome: { state: EndState; error: AppError | null }): Promise<void> {
    this.outcome = outcome
    return new Promise((resolve) => (this.#complete = resolve))
  }

  complete(): void {
    this.#complete()
  }
}

export class FakeCaptures implements Captures {
  readonly recordings = new Map<string, FakeRecording>()
  readonly deleted: string[] = []
  stored: SessionSummary[] = []

  async create(head: SessionHead, listener: RecordingListener): Promise<Recording> {
    const recording = new FakeRecording(listener)
    this.recordings.set(head.id, recording)
    return recording
  }

  async list() {
    return { sessions: this.stored, rejected: [] }
  }

  async delete(id: string): Promise<void> {
    this.deleted.push(id)
  }
}

/** A server without a port: the test says who connects. */
export class FakeServer implements Server {
  readonly asked: string[] = []
  listener: ServerListener | undefined
  #stopped: () => void = () => {}

  hosts: readonly string[]
  certificate: Server['certificate'] = null

  constructor(readonly address: { readonly host: string; readonly port: number }) {
    this.hosts = [address.host]
  }

  start(_recorder: unknown, _clock: unknown, listener: ServerListener): void {
    this.listener = listener
  }

  stop(): Promise<void> {
    this.asked.push('stop')
    return new Promise((resolve) => (this.#stopped = resolve))
  }

  drop(): void {
    this.asked.push('drop')
    this.#stopped()
  }
}

export class FakeServers implements Servers {
  readonly made: FakeServer[] = []
  /** Thrown instead of binding. */
  failure: Error | null = null

  async bind(profile: ServerProfile): Promise<Server> {
    if (this.failure !== null) throw this.failure
    const server = new FakeServer({ host: profile.host, port: profile.port || 41_234 })
    this.made.push(server)
    return server
  }
}
