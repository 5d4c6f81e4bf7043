import type { AppError } from '../../shared/errors/app-error'
import type { CertificateFacts } from '../../shared/session/certificate-facts'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { Redirect } from '../../shared/session/redirect'
import type { Responder } from '../../shared/responder/responder'
import type { Response } from '../../shared/responder/response'
import type { FurtherConnectionNote, ResponderNote } from '../../shared/session/session-event'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { SendableOutgoing, ServerOutgoing } from '../../shared/session/outgoing'
import type { SessionRecorder } from '../../shared/session/recorder'
import type { RepeatPlan, RepeatStatus } from '../../shared/session/repeat'
import type { SessionList } from '../../shared/ipc/session-channels'
import type { ServerProfile } from '../../shared/session/server-profile'
import type { EndState } from '../../shared/session/session-state'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import type { Totals } from './rate-meter'

/** A capture being written. */
export interface Recording extends SessionRecorder {
  readonly recording: RecordingState
  /** Records again after it had to stop. Fails with `capture-write-failed`. `time` in nanoseconds since the start. */
  resume(time: number): Promise<void>
  close(outcome: { readonly state: EndState; readonly error: AppError | null }): Promise<void>
}

/** What of a capture is on disk. */
export interface RecordingProgress extends Totals {
  readonly counts: readonly number[]
  /** Events of these that were let go, per class. */
  readonly letGo: readonly number[]
  /** Bytes on disk. */
  readonly fileLength: number
}

export interface RecordingListener {
  written(progress: RecordingProgress): void
  /** Recording had to stop; the session goes on. */
  stopped(): void
  /** What was recorded cannot be read while it is being recorded. */
  failed(error: AppError): void
}

/** The folder of captures, as far as sessions need it. */
export interface Captures {
  create(head: SessionHead, listener: RecordingListener): Promise<Recording>
  list(): Promise<SessionList>
  delete(id: string): Promise<void>
}

export interface ConnectionListener {
  opened(): void
  /** A close frame was sent or received. */
  closing(): void
  /** A message was received whole. Called for every one. */
  messageArrived(): void
  /** Asked at the start of each message: somebody wants to hear what it says. */
  readonly listening: boolean
  /** Of those; it resolves when it was answered. Reading waits when too much of that is still to come. */
  message(type: 'text' | 'binary', payload: Uint8Array): Promise<void>
  /**
   * The last call. `error` says why it never opened, or what broke it; `redirect` with what to connect with instead, where the
   * server says that it is elsewhere and that is to be followed.
   */
  ended(error: AppError | null, redirect?: Redirect): void
}

/** A client connection from Connect to the end. */
export interface Connection {
  send(outgoing: SendableOutgoing): Promise<void>
  close(code: number | null, reason: string): void
  /** Ends it at once, in any state. */
  drop(): void
  /** Also after its end. */
  note(code: FurtherConnectionNote, params: Readonly<Record<string, string>>): void
}

export interface Connections {
  /**
   * For one connection. Throws `AppFailure` when the profile cannot be connected with; nothing has happened then.
   *
   * @param secretFields paths of the fields that secret variables have a part in
   */
  prepare(
    profile: ClientProfile,
    secretFields: ReadonlySet<string>,
  ): (recorder: SessionRecorder, clock: () => number, listener: ConnectionListener) => Connection
}

/** One client of a server, from the accepted connection to the end. */
export interface ServedConnection {
  /** Its number in the session. */
  readonly connection: number
  summary(): ConnectionSummary
  /** Rejects with `not-open` before and after it is open. */
  send(outgoing: ServerOutgoing): Promise<void>
  close(code: number | null, reason: string): void
  /** A TCP reset, in any state. */
  drop(): void
  /** `false` leaves what the client sends in the system, and in the end at the client. */
  setReading(reading: boolean): void
  /** `false` leaves pings without an answer. */
  setAnswersPings(answers: boolean): void
  /** In the name of a responder; `back`: to what this connection sent. Not while it is not open. */
  respond(response: Response, responder: string, back: boolean): void
  note(code: ResponderNote, params: Readonly<Record<string, string>>): void
}

export interface ServerListener {
  /** Asked at the start of each message: somebody wants to hear what it says. */
  readonly listening: boolean
  /** Its handshake was accepted. */
  opened(connection: ServedConnection): void
  /** A client sent a whole message. Called for every one. */
  messageArrived(connection: number): void
  /** `count` of the messages of that connection, this one included; also of those that nobody listened to. */
  message(connection: ServedConnection, type: 'text' | 'binary', payload: Uint8Array, count: number): void
  accepted(connection: ServedConnection): void
  /** What its summary says has changed. Called for every piece of traffic. */
  changed(connection: number): void
  ended(connection: number): void
}

/** A profile with values in the places of its variables. */
export interface Resolved<Profile> {
  readonly value: Profile
  /** A secret variable has a part in it. */
  readonly secret: boolean
  /** Paths of the fields where one has, e.g. `headers.0.1`. */
  readonly secretFields: ReadonlySet<string>
}

/** A port that is listened at. */
export interface Server {
  readonly address: { readonly host: string; readonly port: number }
  /** Addresses that reach it, that of this machine alone first. */
  readonly hosts: readonly string[]
  /** `null` without TLS. */
  readonly certificate: { readonly facts: CertificateFacts; readonly pem: string } | null
  /** From now on connections are served. */
  start(recorder: SessionRecorder, clock: () => number, listener: ServerListener): void
  /** Closes with 1001, then drops; resolves when every connection has ended. */
  stop(): Promise<void>
  /** Drops everything at once. */
  drop(): void
}

export interface Servers {
  /** Rejects with `AppFailure` when the profile cannot be listened with; nothing has happened then. */
  bind(profile: ServerProfile): Promise<Server>
}

/** What answers in a server session by itself. */
export interface RunningResponders {
  readonly list: readonly Responder[]
  /** Throws `responder-invalid`; then nothing has changed. */
  set(responders: readonly Responder[]): void
  /** Somebody wants to hear what messages say. */
  readonly listening: boolean
  /** The server serves. */
  start(): void
  /** The server goes: nothing is answered any more. */
  stop(): void
  opened(connection: ServedConnection): void
  message(connection: ServedConnection, type: 'text' | 'binary', payload: Uint8Array, count: number): void
  ended(connection: number): void
}

/** Throws `responder-invalid`. */
export type StartResponders = (responders: readonly Responder[]) => RunningResponders

/** Something that is sent again and again. */
export interface RunningRepeat {
  status(): RepeatStatus
  /** Harmless when it has ended. */
  stop(): void
}

/** `send` resolves with `false` where nobody was there to get it; `changed` is called when the status has changed. */
export type StartRepeat = (
  repeat: number,
  plan: RepeatPlan,
  send: () => Promise<boolean>,
  changed: () => void,
) => RunningRepeat

export interface Clocks {
  /** Microseconds since 1970. */
  readonly wallMicros: () => number
  /** Milliseconds, monotonic, with fractions. */
  readonly monotonic: () => number
  readonly newId: () => string
}
