import type { AppError } from '../../shared/errors/app-error'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { Outgoing } from '../../shared/session/outgoing'
import type { SessionRecorder } from '../../shared/session/recorder'
import type { SessionList } from '../../shared/ipc/session-channels'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import type { Totals } from './rate-meter'

/** A capture being written. */
export interface Recording extends SessionRecorder {
  readonly recording: RecordingState
  /** Records again after it had to stop. Fails with `capture-write-failed`. `time` in nanoseconds since the start. */
  resume(time: number): Promise<void>
  close(outcome: { readonly state: 'closed' | 'failed'; readonly error: AppError | null }): Promise<void>
}

/** What of a capture is on disk. */
export interface RecordingProgress extends Totals {
  readonly counts: readonly number[]
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
  /** The last call. `error` says why it never opened, or what broke it. */
  ended(error: AppError | null): void
}

/** A client connection from Connect to the end. */
export interface Connection {
  send(outgoing: Exclude<Outgoing, { kind: 'file' }>): Promise<void>
  close(code: number | null, reason: string): void
  /** Ends it at once, in any state. */
  drop(): void
}

export interface Connections {
  /** Throws `AppFailure` when the profile cannot be connected with; nothing has happened then. */
  prepare(
    profile: ClientProfile,
  ): (recorder: SessionRecorder, clock: () => number, listener: ConnectionListener) => Connection
}

export interface Clocks {
  /** Microseconds since 1970. */
  readonly wallMicros: () => number
  /** Milliseconds, monotonic, with fractions. */
  readonly monotonic: () => number
  readonly newId: () => string
}
