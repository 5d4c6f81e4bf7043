import type { SessionSummary } from '../session/session-summary'

/** What main tells the window: numbers and states, never a payload. Only sessions that changed since the last one. */
export interface LiveTick {
  readonly tick: number
  readonly sessions: readonly LiveSession[]
  readonly deleted: readonly string[]
}

export interface LiveSession extends SessionSummary {
  /** Per second, over the last second. */
  readonly rates: {
    readonly sentMessages: number
    readonly receivedMessages: number
    readonly sentBytes: number
    readonly receivedBytes: number
  }
}
