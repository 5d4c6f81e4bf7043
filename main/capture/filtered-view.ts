import type { AppError } from '../../shared/errors/app-error'
import type { ViewProgress } from '../../shared/ipc/live-tick'
import type { FoldChange, Located, Neighbour, TimelinePage } from '../../shared/ipc/timeline-channels'
import type { CaptureReader } from './capture-reader'
import type { ExpandedRuns } from './expanded-runs'
import { FoldedIndex } from './folded-index'
import { unpackFolds } from './heartbeat-fold'
import type { SearchProgress } from './search-messages'
import type { TimelineView } from './timeline-view'
import type { ViewQuery } from './view-scan'

/**
 * A view that a search fills: its rows are events found so far, or folds of them. Memory: 4 bytes for each event, and 32
 * for each fold.
 */
export class FilteredView implements TimelineView {
  readonly number: number
  readonly session: string
  readonly query: ViewQuery
  readonly #reader: () => Promise<CaptureReader>
  readonly #index: FoldedIndex
  #edition = 0
  #scanned = 0
  #skipped = 0
  #skippedBefore = 0
  #done = false
  #problem: AppError | null = null
  /** Number of the first event that is left of the capture. */
  #firstEvent = 0

  /** @param expanded of the session's folds */
  constructor(
    number: number,
    session: string,
    query: ViewQuery,
    expanded: ExpandedRuns,
    reader: () => Promise<CaptureReader>,
  ) {
    this.#index = new FoldedIndex(expanded)
    this.number = number
    this.session = session
    this.query = query
    this.#reader = reader
  }

  /** What the window knows it by. */
  get id(): string {
    return `view-${this.number}`
  }

  get progress(): ViewProgress {
    return {
      view: this.id,
      session: this.session,
      events: this.#index.events.length,
      eventsLetGo: this.#firstLeft,
      rows: this.#index.rows,
      letGo: this.#letGo,
      settledRows: this.#index.settledRows,
      edition: this.#edition,
      scanned: this.#scanned,
      skipped: this.#skipped,
      done: this.#done,
      problem: this.#problem,
    }
  }

  get failed(): boolean {
    return this.#problem !== null
  }

  take({ found, folds, openFold, scanned, skipped, done }: SearchProgress): void {
    this.#index.append(found, unpackFolds(folds), openFold)
    this.#edition += 1
    this.#scanned = scanned
    this.#skipped = this.#skippedBefore + skipped
    this.#done = done
  }

  /** Events before this number are gone; rows keep their numbers. True when that is news. */
  letGo(firstEvent: number): boolean {
    if (firstEvent === this.#firstEvent) return false
    this.#firstEvent = firstEvent
    this.#index.events.letGo(this.#firstLeft)
    return true
  }

  fail(problem: AppError): void {
    this.#problem = problem
  }

  /**
   * Another search goes on where the last one stopped; the number of the first event to look at. The pings that wait for a
   * pong were known to the last one only: a folded view begins anew.
   */
  resume(): number {
    if (this.query.fold !== null) {
      this.#index.clear()
      this.#scanned = 0
      this.#skipped = 0
    }
    this.#skippedBefore = this.#skipped
    this.#done = false
    return this.#scanned
  }

  async rows(from: number, count: number): Promise<TimelinePage> {
    const reader = await this.#reader()
    for (;;) {
      const { firstEvent } = reader
      this.letGo(firstEvent)
      const first = Math.max(from, this.#letGo)
      const page = { total: this.#index.rows, letGo: this.#letGo }
      try {
        const rows = await this.#index.read(first, from + count - first, (events) => reader.rowsOf(events))
        return { rows, ...page }
      } catch (failure) {
        // More was let go while these were read: once more, without that.
        if (firstEvent === reader.firstEvent) throw failure
      }
    }
  }

  async locate(event: number): Promise<Located> {
    return this.#index.locate(event)
  }

  async events(from: number, count: number) {
    const { events } = this.#index
    const first = Math.max(from, this.#firstLeft)
    const found = events.slice(first, count)
    return { events: found, next: first + found.length }
  }

  async placeOf(event: number): Promise<number> {
    return this.#index.events.firstFrom(event)
  }

  /** Expands the fold that an event is in, or collapses it; `null` turns it over. */
  setFold(event: number, expanded: boolean | null): FoldChange | null {
    const change = this.#index.setFold(event, expanded)
    if (change !== null) this.#edition += 1
    return change && { ...change, progress: this.progress }
  }

  /** Place of the first event that is left, among those of the view. */
  get #firstLeft(): number {
    return this.#index.events.firstFrom(this.#firstEvent)
  }

  get #letGo(): number {
    return this.#index.firstRowOf(this.#firstLeft)
  }

  /** The nearest event found before or after this one; `null` when there is none so far. */
  neighbour(event: number, direction: 'next' | 'previous'): Neighbour | null {
    const { events } = this.#index
    const at = direction === 'next' ? events.firstFrom(event + 1) : events.firstFrom(event) - 1
    if (at < this.#firstLeft || at >= events.length) return null
    return { event: events.at(at), row: this.#index.rowOf(at), total: this.#index.rows }
  }
}
