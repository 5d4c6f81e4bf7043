import type { RecordedMessage } from '../../shared/replay/recorded-message'
import type { EventChoice } from '../../shared/session/event-choice'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { Direction } from '../../shared/session/direction'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { SessionState } from '../../shared/session/session-state'

/** The messages of one capture. All fail with `AppFailure`. */
export interface MessageSource {
  /** From the first one that is chosen on, both directions, in the order of recording. */
  pages(choice: EventChoice, direction: Direction): AsyncIterable<readonly RecordedMessage[]>
  /** Received between two times, which are nanoseconds since the session's start; `null`: on all connections. */
  received(connections: ReadonlySet<number> | null, from: number, to: number): AsyncIterable<RecordedMessage>
  payload(event: number, length: number): Promise<Uint8Array>
  /** Lengths of the payloads of a message's frames; `null` where it was compressed, or not all of them are there. */
  frameLengths(event: number): Promise<readonly number[] | null>
  /** Of a message. */
  message(event: number): Promise<Pick<RecordedMessage, 'type' | 'length'>>
}

/** The messages of a capture that stays open, and is there, until it is released. */
export interface HeldSource {
  readonly messages: MessageSource
  /** Once. */
  readonly release: () => void
}

/** A session that runs, as far as a replay needs it. */
export interface TargetSession {
  /** Of the endpoint that sends: it decides who masks (RFC 6455 §5.1). */
  readonly role: 'client' | 'server'
  /** Nanoseconds since its start. */
  now(): number
  /** Connections of a server that stand; `null` of a client session, which is a conversation with one peer. */
  connections(): readonly number[] | null
  /** Resolves with to how many it went, once it has left for the system. */
  send(outgoing: SendableOutgoing, to: readonly number[] | 'all'): Promise<number>
  watch(watcher: { messageArrived(connection: number): void; stateChanged(state: SessionState): void }): () => void
  /** Resolves when what was received until now can be read from its capture, or will not get there. */
  whenReadable(): Promise<void>
}

export interface TargetSessions {
  /** Throws `not-open` unless it is. */
  open(session: string): TargetSession
  /** The same of one that may still be connecting. */
  running(session: string): TargetSession
  /** Connects, and resolves with the new session's id before it is open. */
  connect(profile: ClientProfile): Promise<string>
  /** Rejects with why it never will be. */
  whenOpen(session: string): Promise<void>
}

export interface ReplayClocks {
  /** Microseconds since 1970. */
  readonly wallMicros: () => number
  /** Milliseconds, monotonic, with fractions. */
  readonly monotonic: () => number
  readonly newId: () => string
}
