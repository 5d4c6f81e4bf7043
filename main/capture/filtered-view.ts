import type { AppError } from '../../shared/errors/app-error'
import type { ViewProgress } from '../../shared/ipc/live-tick'
import type { Neighbour, TimelinePage } from '../../shared/ipc/timeline-channels'
import type { CaptureReader } from './capture-reader'
import { EventIndex } from './event-index'
import type { SearchProgress } from './search-messages'
import type { TimelineView } from './timeline-view'
import type { ViewQuery } from './view-scan'

/** A view that a search fills: its rows are events found so far. Memory: 4 bytes for each. */
export class FilteredView implements TimelineView {
  readonly number: number
  readonly session: string
  readonly query: ViewQuery
  readonly #reader: () => Promise<CaptureReader>
  readonly #index = new EventIndex()
  #scanned = 0
  #skipped = 0
  #skippedBefore = 0
  #done = false
  #problem: AppError | null = null

  constructor(number: number, session: string, query: ViewQuery, reader: () => Promise<CaptureReader>) {
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
      rows: this.#index.length,
      scanned: this.#scanned,
      skipped: this.#skipped,
      done: this.#done,
      problem: this.#problem,
    }
  }

  get failed(): boolean {
    return this.#problem !== null
  }

  take({ found, scanned, skipped, done }: SearchProgress): void {
    this.#index.append(found)
    this.#scanned = scanned
    this.#skipped = this.#skippedBefore + skipped
    this.#done = done
  }

  fail(problem: AppError): void {
    this.#problem = problem
  }

  /** Another search goes on where the last one stopped; the number of the first event to look at. */
  resume(): number {
    this.#skippedBefore = this.#skipped
    this.#done = false
    return this.#scanned
  }

  async rows(from: number, count: number): Promise<TimelinePage> {
    const reader = await this.#reader()
    return { rows: await reader.rowsOf(this.#index.slice(from, count)), total: this.#index.length }
  }

  async locate(event: number): Promise<{ row: number; exact: boolean }> {
    const row = this.#index.firstFrom(event)
    return { row, exact: row < this.#index.length && this.#index.at(row) === event }
  }

  /** The nearest event found before or after this one; `null` when there is none so far. */
  neighbour(event: number, direction: 'next' | 'previous'): Neighbour | null {
    const row = direction === 'next' ? this.#index.firstFrom(event + 1) : this.#index.firstFrom(event) - 1
    if (row < 0 || row >= this.#index.length) return null
    return { event: this.#index.at(row), row, total: this.#index.length }
  }
}
