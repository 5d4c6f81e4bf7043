import {
  MAX_CHANGED_CONNECTIONS,
  type ChangedConnections,
  type LiveSession,
  type LiveTick,
  type ViewProgress,
} from '../../shared/ipc/live-tick'
import type { ExportStatus } from '../../shared/formats/export-status'
import type { ReplayStatus } from '../../shared/replay/replay-report'
import type { ConnectionSummary } from '../../shared/session/connection-summary'

export interface LiveFeedOptions {
  readonly send: (tick: LiveTick) => void
  /** The session as it is now; `null` when there is none of that id any more. */
  readonly read: (session: string) => LiveSession | null
  /** Connections of a session that changed since they were taken last, at most so many. */
  readonly takeConnections: (session: string, count: number) => readonly ConnectionSummary[]
  /** How far the search for a view is; `null` when it is closed. */
  readonly readView: (view: string) => ViewProgress | null
  /** A replay as it is now; `null` when nothing is known of it any more. */
  readonly readReplay: (replay: string) => ReplayStatus | null
  /** The same of an export. */
  readonly readExport: (id: string) => ExportStatus | null
  /** Least time between two ticks, in milliseconds. */
  readonly interval?: number
  /** Milliseconds on a monotonic clock. */
  readonly now?: () => number
}

/**
 * Tells the window which sessions, views, replays and exports changed: at most one tick per interval, and none before the last was acknowledged, so
 * a busy window is told less often instead of falling behind. A tick holds numbers, so what is skipped is not missed.
 * No timer runs while nothing changes.
 */
export class LiveFeed {
  readonly #changed = new Set<string>()
  readonly #changedViews = new Set<string>()
  readonly #changedReplays = new Set<string>()
  readonly #changedExports = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #lastSent = -Infinity
  #tick = 0
  #awaited: number | null = null
  readonly #interval: number
  readonly #now: () => number

  constructor(private readonly options: LiveFeedOptions) {
    this.#interval = options.interval ?? 33
    this.#now = options.now ?? (() => performance.now())
  }

  changed(session: string): void {
    this.#changed.add(session)
    this.#schedule()
  }

  viewChanged(view: string): void {
    this.#changedViews.add(view)
    this.#schedule()
  }

  replayChanged(replay: string): void {
    this.#changedReplays.add(replay)
    this.#schedule()
  }

  exportChanged(id: string): void {
    this.#changedExports.add(id)
    this.#schedule()
  }

  acknowledge(tick: number): void {
    if (tick !== this.#awaited) return
    this.#awaited = null
    this.#schedule()
  }

  /** A new page starts from a list of its own: whatever the old one left unacknowledged is no longer awaited. */
  restart(): void {
    this.#awaited = null
    this.#schedule()
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#awaited !== null) return
    const changes = [this.#changed, this.#changedViews, this.#changedReplays, this.#changedExports]
    if (changes.every(({ size }) => size === 0)) return
    const wait = Math.max(0, this.#lastSent + this.#interval - this.#now())
    this.#timer = setTimeout(() => this.#send(), wait)
  }

  #send(): void {
    this.#timer = undefined
    this.#lastSent = this.#now()
    const sessions: LiveSession[] = []
    const deleted: string[] = []
    const connections: ChangedConnections[] = []
    const unfinished: string[] = []
    for (const id of this.#changed) {
      const session = this.options.read(id)
      if (session === null) deleted.push(id)
      else sessions.push(session)
      const changed = this.options.takeConnections(id, MAX_CHANGED_CONNECTIONS)
      if (changed.length > 0) connections.push({ session: id, changed })
      if (changed.length === MAX_CHANGED_CONNECTIONS) unfinished.push(id)
    }
    const views = [...this.#changedViews].map((id) => this.options.readView(id)).filter((view) => view !== null)
    const replays = [...this.#changedReplays].map((id) => this.options.readReplay(id)).filter((found) => found !== null)
    const exports = [...this.#changedExports].map((id) => this.options.readExport(id)).filter((found) => found !== null)
    this.#changed.clear()
    for (const id of unfinished) this.#changed.add(id)
    this.#changedViews.clear()
    this.#changedReplays.clear()
    this.#changedExports.clear()
    this.#awaited = ++this.#tick
    this.options.send({ tick: this.#tick, sessions, deleted, views, connections, replays, exports })
  }
}
