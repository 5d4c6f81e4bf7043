import type { LiveSession } from '../../shared/ipc/live-tick'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import type { RepeatPlan } from '../../shared/session/repeat'
import type { SessionWatcher } from './session-watchers'
import type { SessionHead } from '../../shared/session/session-summary'

/** A session that runs, or ran since the start of the app. */
export interface RunningSession {
  readonly head: SessionHead
  readonly live: boolean
  /** Being recorded, or not wholly on disk yet. */
  readonly recording: boolean
  read(): LiveSession
  /** Connections whose summary changed since the last call, at most `count` of them. */
  takeChangedConnections(count: number): readonly ConnectionSummary[]
  /** In order while it is open; at once while it is still opening, or closing already. */
  disconnect(code: number | null, reason: string): void
  /** A server sends to all of its clients. */
  send(outgoing: SendableOutgoing): Promise<void>
  /**
   * Sends what is next again and again while the session is open; returns the number of that. A server sends to those that are named.
   * Throws `too-many-repeats`.
   */
  repeat(plan: RepeatPlan, next: () => SendableOutgoing, to: readonly number[] | 'all'): number
  /** Ends it; puts away one that has ended. */
  stopRepeat(repeat: number): void
  /** Nanoseconds since its start, as events have them. */
  now(): number
  /** Returns what ends the watching. */
  watch(watcher: SessionWatcher): () => void
  /** Resolves when what was received until now can be read from the capture, or will not get there. */
  whenReadable(): Promise<void>
  /** Records again after the disk had taken no more. Fails with `capture-write-failed` when it still does not. */
  resumeRecording(): Promise<void>
  /** Drops every connection; resolves when the recording is complete. */
  stop(): Promise<void>
}
