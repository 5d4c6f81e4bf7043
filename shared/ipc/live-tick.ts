import type { AppError } from '../errors/app-error'
import type { ExportStatus } from '../formats/export-status'
import type { ConnectionSummary } from '../session/connection-summary'
import type { RepeatStatus } from '../session/repeat'
import type { ReplayStatus } from '../replay/replay-report'
import type { SessionSummary } from '../session/session-summary'

/** What main tells the window: numbers and states, never a payload. Only what changed since the last one. */
export interface LiveTick {
  readonly tick: number
  readonly sessions: readonly LiveSession[]
  readonly deleted: readonly string[]
  readonly views: readonly ViewProgress[]
  /** Of server sessions. Absolute values: what a tick had no room for comes with one of the next. */
  readonly connections: readonly ChangedConnections[]
  readonly replays: readonly ReplayStatus[]
  readonly exports: readonly ExportStatus[]
}

/** At most this many of one session in one tick. */
export const MAX_CHANGED_CONNECTIONS = 256

export interface ChangedConnections {
  readonly session: string
  readonly changed: readonly ConnectionSummary[]
}

/** How far the search for the events of an opened view is. Rows and events only grow, but where the user
 * collapses a fold, or a search that failed begins anew. */
export interface ViewProgress {
  readonly view: string
  readonly session: string
  /** Events found. */
  readonly events: number
  /** Events of these that were let go. */
  readonly eventsLetGo: number
  /** They are one for each, but where heartbeats are folded. */
  readonly rows: number
  /** Rows of these that were let go: the number of the first one that is left. */
  readonly letGo: number
  /** Rows below this one stay as they are, unless the user expands or collapses a fold. */
  readonly settledRows: number
  /** Changes whenever rows from `settledRows` on may have. */
  readonly edition: number
  /** Events looked at, of all that the session has: those below this number. */
  readonly scanned: number
  /** Events among them that could not be looked at: damaged, or larger than 256 MiB. */
  readonly skipped: number
  /** It has caught up with the session; while that grows it follows, and only falls behind again where it cannot. */
  readonly done: boolean
  /** Why the search ended early; what was found until then stays. */
  readonly problem: AppError | null
}

export interface LiveSession extends SessionSummary {
  /** What is sent again and again, oldest first, and the latest few that have ended; of a session of this run only. */
  readonly repeats?: readonly RepeatStatus[]
  /** Per second, over the last second. */
  readonly rates: {
    readonly sentMessages: number
    readonly receivedMessages: number
    readonly sentBytes: number
    readonly receivedBytes: number
  }
}
