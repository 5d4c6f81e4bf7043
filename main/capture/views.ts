import { AppFailure, type AppError } from '../../shared/errors/app-error'
import type { Filter } from '../../shared/filter/filter'
import { parseFilter } from '../../shared/filter/parse-filter'
import type { ViewProgress } from '../../shared/ipc/live-tick'
import type { FoldChange, Neighbour, OpenedView } from '../../shared/ipc/timeline-channels'
import type { EventMask } from '../../shared/session/event-class'
import { utcOffset, type TimeZone } from '../../shared/wording/time-zone'
import type { CaptureReader } from './capture-reader'
import { ExpandedRuns } from './expanded-runs'
import { FilteredView } from './filtered-view'
import { captureFailure } from './open-capture-file'
import type { CaptureExtent, Search, SearchListener, SearchReport } from './search-messages'
import { ClassView, type TimelineView } from './timeline-view'
import type { ViewQuery } from './view-scan'

/** Views open at the same time; beyond that, the one opened first is closed. */
const MAX_VIEWS = 16

/** The search hears at most this often that a capture has grown; milliseconds. */
const GROW_MS = 33

export interface ViewsOptions {
  /** Fails like `CaptureReader.open`. */
  readonly reader: (session: string) => Promise<CaptureReader>
  readonly startSearch: (listener: SearchListener) => Search
  /** `progress` of the view says something new, or there is no such view any more. */
  readonly onChange: (view: string) => void
  /** Microseconds since 1970. */
  readonly wallMicros: () => number
}

/** What a view is opened with. */
export interface ViewTexts {
  readonly filter: string
  /** Found in any case; empty for none. */
  readonly needle: string
  /** What messages are heartbeats, as a filter; empty for none, `null` to fold nothing. */
  readonly fold: string | null
  /** Whose wall clock a time of day is by where the filter does not say. */
  readonly zone: TimeZone
}

/** The open views with a filter, and the one search that fills them. */
export class Views implements SearchListener {
  readonly #options: ViewsOptions
  readonly #views = new Map<number, FilteredView>()
  /** By session: another filter is another view of the same runs. */
  readonly #expanded = new Map<string, ExpandedRuns>()
  readonly #growing = new Map<string, NodeJS.Timeout>()
  /** Those who wait for a view to say something new. */
  readonly #waiting = new Set<() => void>()
  #search: Search | null = null
  #lastNumber = 0

  constructor(options: ViewsOptions) {
    this.#options = options
  }

  /** Starts the search before it is needed: a thread takes longer to start than to find the first event. */
  prepare(): void {
    this.#search ??= this.#options.startSearch(this)
  }

  /**
   * Opens the view of what is in the mask, passes the filter and holds the needle. There is none when a text has errors,
   * or when none says anything. Fails like `CaptureReader.open`.
   */
  async open(session: string, mask: EventMask, { filter: text, needle, fold, zone }: ViewTexts): Promise<OpenedView> {
    const { filter, errors, hints } = parseFilter(text)
    const rule = parseFilter(fold ?? '')
    const terms: Filter[] = filter === null ? [] : [filter]
    if (needle !== '') terms.push({ type: 'contains', text: needle })
    const problems = [...errors, ...rule.errors]
    if (problems.length > 0 || (terms.length === 0 && fold === null)) return { view: null, errors: problems, hints }
    const reader = await this.#options.reader(session)
    const { startedAt } = reader.head
    const live = reader.ending === 'live'
    const now = live ? (this.#options.wallMicros() - startedAt) * 1000 : await reader.newestTime()
    const context = { startedAt, utcOffset: utcOffset(zone, startedAt), now }
    const [only] = terms
    const query: ViewQuery = {
      mask,
      filter: terms.length === 1 && only ? only : { type: 'and', operands: terms },
      context,
      fold: fold === null ? null : { rule: rule.filter },
    }
    const view = new FilteredView(++this.#lastNumber, session, query, this.#expandedOf(session), () =>
      this.#options.reader(session),
    )
    view.letGo(reader.firstEvent)
    this.#views.set(view.number, view)
    this.#closeOldest()
    this.#start(view, reader)
    return { view: view.id, errors, hints }
  }

  close(id: string): void {
    const view = this.#byId(id)
    if (view === undefined) return
    this.#views.delete(view.number)
    this.#search?.send({ type: 'close', view: view.number })
    this.#changed(id)
  }

  /** Those of a session that is about to be deleted, or all. */
  closeAll(session?: string): void {
    for (const view of this.#views.values()) if (session === undefined || view.session === session) this.close(view.id)
    if (session === undefined) this.#expanded.clear()
    else this.#expanded.delete(session)
  }

  /** A view by what the window knows it by: a mask of classes, or an id. Fails with `view-not-found`. */
  async find(session: string, view: EventMask | string): Promise<TimelineView> {
    if (typeof view === 'number') return new ClassView(await this.#options.reader(session), view)
    return this.#filtered(view)
  }

  /**
   * The same when all there was is looked at, which is not before the search has found all that it will. Fails with
   * `view-not-found`, and as its search did.
   */
  async findComplete(session: string, view: EventMask | string): Promise<TimelineView> {
    if (typeof view === 'number') return this.find(session, view)
    for (;;) {
      const filtered = this.#filtered(view)
      const { problem, done } = filtered.progress
      if (problem !== null) throw new AppFailure(problem)
      if (done) return filtered
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** Fails with `view-not-found`. */
  neighbour(view: string, event: number, direction: 'next' | 'previous'): Neighbour | null {
    return this.#filtered(view).neighbour(event, direction)
  }

  /** Fails with `view-not-found`. */
  setFold(view: string, event: number, expanded: boolean | null): FoldChange | null {
    return this.#filtered(view).setFold(event, expanded)
  }

  /** `null` when there is no such view any more. */
  progress(view: string): ViewProgress | null {
    return this.#byId(view)?.progress ?? null
  }

  /** More of a live capture is on disk, or less, or its recording has ended; the reader knows. */
  grown(session: string): void {
    const isShown = [...this.#views.values()].some((view) => view.session === session)
    if (!isShown || this.#growing.has(session)) return
    this.#growing.set(
      session,
      setTimeout(() => void this.#tellGrown(session), GROW_MS),
    )
  }

  stop(): void {
    for (const timer of this.#growing.values()) clearTimeout(timer)
    this.#growing.clear()
    this.#views.clear()
    this.#search?.stop()
    this.#search = null
    for (const resume of this.#waiting) resume()
    this.#waiting.clear()
  }

  report(report: SearchReport): void {
    const view = this.#views.get(report.view)
    if (view === undefined) return
    if (report.type === 'failed') view.fail(report.error)
    else view.take(report)
    this.#changed(view.id)
  }

  /** The view at fault fails, and where that is not known all that were not done; the others go on in a new search. */
  crashed(number: number | null, error: AppError): void {
    this.#search = null
    for (const view of this.#views.values()) {
      if (view.failed) continue
      if (view.number === number || (number === null && !view.progress.done)) this.#fail(view, error)
      else void this.#restart(view)
    }
  }

  async #restart(view: FilteredView): Promise<void> {
    try {
      this.#start(view, await this.#options.reader(view.session))
    } catch (cause) {
      if (!(cause instanceof AppFailure)) throw cause
      this.#fail(view, cause.error)
    }
  }

  #start(view: FilteredView, reader: CaptureReader): void {
    if (!this.#views.has(view.number)) return
    this.prepare()
    const { number, query } = view
    this.#search?.send({ type: 'open', view: number, capture: extentOf(reader), query, from: view.resume() })
  }

  #fail(view: FilteredView, error: AppError): void {
    view.fail(error)
    this.#changed(view.id)
  }

  async #tellGrown(session: string): Promise<void> {
    this.#growing.delete(session)
    const reader = await this.#options.reader(session).catch(() => null)
    if (reader === null) return
    for (const view of this.#views.values())
      if (view.session === session && view.letGo(reader.firstEvent)) this.#changed(view.id)
    this.#search?.send({ type: 'grow', capture: extentOf(reader) })
  }

  #changed(view: string): void {
    this.#options.onChange(view)
    for (const resume of this.#waiting) resume()
    this.#waiting.clear()
  }

  #expandedOf(session: string): ExpandedRuns {
    const expanded = this.#expanded.get(session) ?? new ExpandedRuns()
    this.#expanded.set(session, expanded)
    return expanded
  }

  #closeOldest(): void {
    const [oldest] = this.#views.values()
    if (this.#views.size > MAX_VIEWS && oldest !== undefined) this.close(oldest.id)
  }

  #filtered(id: string): FilteredView {
    return this.#byId(id) ?? notFound(id)
  }

  #byId(id: string): FilteredView | undefined {
    return this.#views.get(Number(/^view-(\d{1,15})$/.exec(id)?.[1]))
  }
}

function notFound(view: string): never {
  throw captureFailure('view-not-found', { view })
}

const extentOf = ({ path, fileLength, firstPlace, ending }: CaptureReader): CaptureExtent => ({
  path,
  fileLength,
  firstPlace,
  live: ending === 'live',
})
