import type { FoldChange, Located } from '../../shared/ipc/timeline-channels'
import type { TimelineRow } from '../../shared/session/timeline-row'
import { EventIndex } from './event-index'
import { ExpandedRuns } from './expanded-runs'
import { FoldTable } from './fold-table'
import type { HeartbeatFold } from './heartbeat-fold'
import type { OpenFold } from './heartbeat-folder'

/** What is to be read for a row. */
type RowSource =
  | { readonly type: 'event'; readonly event: number; readonly inFold: boolean }
  | {
      readonly type: 'fold'
      readonly fold: HeartbeatFold
      readonly first: number
      readonly last: number
      readonly waiting: number
      readonly expanded: boolean
    }

/** The events of a view, and the rows that they and their folds are. Without folds, each event is a row. */
export class FoldedIndex {
  readonly events = new EventIndex()
  readonly #folds = new FoldTable()
  readonly #expanded: ExpandedRuns
  #open: OpenFold | null = null

  /** @param expanded what is expanded from the start; it is told of what changes */
  constructor(expanded = new ExpandedRuns()) {
    this.#expanded = expanded
  }

  get rows(): number {
    return this.#folds.rowsOf(this.events.length)
  }

  /** Rows below this one change no more, as more comes. */
  get settledRows(): number {
    return this.#open === null
      ? this.rows
      : this.#folds.rowOf(this.#open.start) - (this.#isExpanded(this.#open) ? 1 : 0)
  }

  /**
   * @param settled runs of heartbeats, among what was open at the last call and what is new
   * @param open the one at the end
   */
  append(events: ArrayLike<number>, settled: Iterable<HeartbeatFold>, open: OpenFold | null): void {
    const last = this.#open
    if (last !== null && isFold(last)) {
      // A run that is expanded stays so as it grows, and where it turns out to be several.
      if (this.#isExpanded(last)) this.#expanded.add(...this.#eventsOf(last))
      this.#folds.removeLast()
    }
    this.events.append(events)
    for (const fold of settled) this.#add(fold)
    if (open !== null && isFold(open)) this.#add(open)
    this.#open = open
  }

  clear(): void {
    this.events.clear()
    this.#folds.clear()
    this.#open = null
  }

  /** Row of an event, or of the fold that hides it. @param at its place among the events */
  rowOf(at: number): number {
    return this.#folds.rowOf(at)
  }

  /** The first row that is left when the events before this one are not. @param at its place among the events */
  firstRowOf(at: number): number {
    const fold = this.#folds.foldOf(at)
    return fold !== null && this.#folds.at(fold).start === at ? this.#folds.rowOfFold(fold) : this.rowOf(at)
  }

  locate(event: number): Located {
    const at = this.events.firstFrom(event)
    const fold = this.#folds.foldOf(at)
    return {
      row: this.#folds.rowOf(at),
      exact: at < this.events.length && this.events.at(at) === event,
      folded: fold !== null && !this.#folds.isExpanded(fold),
    }
  }

  setFold(event: number, expanded: boolean | null): Omit<FoldChange, 'progress'> | null {
    const at = this.events.firstFrom(event)
    const fold = this.#folds.foldOf(at)
    if (fold === null || this.events.at(at) !== event) return null
    const before = this.rows
    const isExpanded = expanded ?? !this.#folds.isExpanded(fold)
    this.#folds.setExpanded(fold, isExpanded)
    const [first, last] = this.#eventsOf(this.#folds.at(fold))
    if (isExpanded) this.#expanded.add(first, last)
    else this.#expanded.remove(first, last)
    return { row: this.#folds.rowOfFold(fold), added: this.rows - before }
  }

  /** Fewer rows where the view ends. @param rowsOf reads events, in their order */
  async read(
    from: number,
    count: number,
    rowsOf: (events: readonly number[]) => Promise<readonly TimelineRow[]>,
  ): Promise<TimelineRow[]> {
    const size = Math.max(0, Math.min(count, this.rows - from))
    // Taken before reading: the view goes on meanwhile.
    const sources = Array.from({ length: size }, (_, offset) => this.#sourceOf(from + offset))
    const events = sources.flatMap((source) => (source.type === 'event' ? [source.event] : [source.first, source.last]))
    const read = (await rowsOf(events)).values()
    return sources.map((source) => rowOf(source, read))
  }

  #add(fold: HeartbeatFold): void {
    const [first] = this.#eventsOf(fold)
    this.#folds.append(fold)
    this.#folds.setExpanded(this.#folds.length - 1, this.#expanded.holds(first))
  }

  /** Numbers of the first event and the last one. The start of a fold may be let go without the rest. */
  #eventsOf({ start, length }: HeartbeatFold): [first: number, last: number] {
    return [this.events.at(Math.max(start, this.events.first)), this.events.at(start + length - 1)]
  }

  #sourceOf(row: number): RowSource {
    const place = this.#folds.placeOf(row)
    if (place.type === 'event') return { ...place, event: this.events.at(place.at) }
    const fold = this.#folds.at(place.fold)
    const [first, last] = this.#eventsOf(fold)
    return {
      type: 'fold',
      fold,
      first,
      last,
      waiting: this.#open?.start === fold.start ? this.#open.waiting : 0,
      expanded: this.#folds.isExpanded(place.fold),
    }
  }

  #isExpanded(open: OpenFold): boolean {
    return isFold(open) && this.#folds.isExpanded(this.#folds.length - 1)
  }
}

/** One heartbeat alone is shown as it is. */
const isFold = ({ length }: HeartbeatFold): boolean => length > 1

function rowOf(source: RowSource, read: Iterator<TimelineRow, undefined>): TimelineRow {
  const row = next(read)
  if (source.type === 'event') return source.inFold ? { ...row, inFold: true } : row
  const last = next(read)
  const { fold, waiting, expanded } = source
  const { length: count, connection, period, roundTrips } = fold
  const place = { event: row.event, connection, time: row.time }
  const end = { lastEvent: last.event, lastTime: last.time }
  return { ...place, kind: 'heartbeats', count, ...end, period, roundTrips, waiting, expanded }
}

function next(read: Iterator<TimelineRow, undefined>): TimelineRow {
  const row = read.next().value
  if (row === undefined) throw new Error('fewer rows than events')
  return row
}
