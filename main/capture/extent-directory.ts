import { EVENT_CLASS_COUNT, EventClass, type EventMask } from '../../shared/session/event-class'
import { GrowableNumbers } from './growable-numbers'

/** Small neighbours are read together up to this many bytes, so a slow session of many tiny blocks has few extents. */
const EXTENT_BYTES = 256 * 1024

/** What of a block is entered. */
export interface BlockSummary {
  readonly length: number
  /** Time of its first event. */
  readonly time: number
  /** Events per class. */
  readonly counts: Uint32Array
}

/** A stretch of the file that is read at once: one block, or small ones side by side. */
export interface Extent {
  readonly offset: number
  readonly length: number
  readonly firstEvent: number
  readonly events: number
  /** Time of its first event; of the one before where that is not known. Nanoseconds. */
  readonly time: number
  /** Its header is damaged: what it held is known only by the event numbers that are missing. */
  readonly lost: boolean
}

/**
 * Where everything is, in memory: for each extent its place and, per class, how many events came before it. Rows of a view
 * are found by these sums alone.
 */
export class ExtentDirectory {
  readonly #offsets = new GrowableNumbers()
  readonly #ends = new GrowableNumbers()
  readonly #firstEvents = new GrowableNumbers()
  readonly #times = new GrowableNumbers()
  readonly #lost = new GrowableNumbers()
  /** `EVENT_CLASS_COUNT` numbers an extent: events of each class before it. */
  readonly #before = new GrowableNumbers()
  readonly counts = new Float64Array(EVENT_CLASS_COUNT)
  /** Events so far, those that were let go too: the number that the next one gets. */
  events = 0
  /** Events per class that were let go. */
  readonly letGoCounts = new Float64Array(EVENT_CLASS_COUNT)

  /** Index of the first extent that is left; indexes stay the same when extents are let go. */
  get first(): number {
    return this.#offsets.first
  }

  /** Number of the first event that is left. */
  get firstEvent(): number {
    return this.first < this.length ? this.#firstEvents.at(this.first) : this.events
  }

  /** Place of the first extent that is left. */
  get firstPlace(): number {
    return this.first < this.length ? this.#offsets.at(this.first) : 0
  }

  get length(): number {
    return this.#offsets.length
  }

  /** Of a capture whose oldest events were let go before it was opened. @param counts of them, per class */
  begin(counts: ArrayLike<number>): void {
    for (let index = 0; index < EVENT_CLASS_COUNT; index++) this.#count(index, counts[index] ?? 0)
    this.letGoCounts.set(this.counts)
  }

  /** Forgets the extents before this place, which an extent begins at. */
  letGo(position: number): void {
    let first = this.first
    while (first < this.length && this.#offsets.at(first) < position) first += 1
    for (let index = 0; index < EVENT_CLASS_COUNT; index++) this.letGoCounts[index] = this.#countBefore(first, index)
    for (const numbers of [this.#offsets, this.#ends, this.#firstEvents, this.#times, this.#lost]) numbers.letGo(first)
    this.#before.letGo(first * EVENT_CLASS_COUNT)
  }

  /** Adds the next block of the file. @param apart it begins an extent, whatever is before it */
  add(offset: number, { length, time, counts }: BlockSummary, apart = false): void {
    const last = this.length - 1
    const joins =
      !apart &&
      last >= this.first &&
      this.#lost.at(last) === 0 &&
      this.#ends.at(last) === offset &&
      offset + length - this.#offsets.at(last) <= EXTENT_BYTES
    if (joins) this.#ends.set(last, offset + length)
    else this.#begin(offset, length, time, false)
    for (let index = 0; index < EVENT_CLASS_COUNT; index++) this.#count(index, counts[index] ?? 0)
  }

  /** Adds a stretch of the file that cannot be read. Its events are counted as problems, so that no view hides them. */
  addLost(offset: number, length: number, time: number, events: number): void {
    this.#begin(offset, length, time, true)
    this.#count(EventClass.Problem, events)
  }

  extent(index: number): Extent {
    const offset = this.#offsets.at(index)
    const firstEvent = this.#firstEvents.at(index)
    const nextEvent = index + 1 < this.length ? this.#firstEvents.at(index + 1) : this.events
    const length = this.#ends.at(index) - offset
    const events = nextEvent - firstEvent
    return { offset, length, firstEvent, events, time: this.#times.at(index), lost: this.#lost.at(index) === 1 }
  }

  /** Events of each class in an extent. */
  countsOf(index: number): Uint32Array {
    return Uint32Array.from(
      { length: EVENT_CLASS_COUNT },
      (_, eventClass) => this.#countBefore(index + 1, eventClass) - this.#countBefore(index, eventClass),
    )
  }

  /** Index of the extent that holds this byte of the file; -1 for none. */
  indexOfOffset(offset: number): number {
    const index = this.#offsets.lastUpTo(offset)
    return index >= 0 && offset < this.#ends.at(index) ? index : -1
  }

  /** Index of the last extent that begins before this byte of the file; the one before `first` for none. */
  lastStartingBefore(offset: number): number {
    return this.#offsets.lastUpTo(offset - 1)
  }

  /** Index of the extent that holds this event; -1 for none. */
  indexOfEvent(event: number): number {
    return event >= this.firstEvent && event < this.events ? this.#firstEvents.lastUpTo(event) : -1
  }

  /** Index of the extent in which the first event not before this time is looked for; `first` at least. */
  indexBeforeTime(time: number): number {
    let index = this.#times.lastUpTo(time)
    // Several extents may begin at the same time: its first event can be in the last one before them.
    while (index > this.first && this.#times.at(index) >= time) index -= 1
    return Math.max(this.first, index)
  }

  /**
   * Index of the first extent from the one of `event` on that holds any of the view, maybe only before `event`; -1 when
   * there is none.
   */
  firstOf(mask: EventMask, event: number): number {
    const index = this.indexOfEvent(Math.max(event, this.firstEvent))
    if (index < 0) return -1
    const next = this.indexOfRow(this.rowsBefore(index, mask), mask)
    return next < this.length ? next : -1
  }

  /** How many events of the view there are before an extent; `length` asks for all. */
  rowsBefore(index: number, mask: EventMask): number {
    let rows = 0
    for (let eventClass = 0; eventClass < EVENT_CLASS_COUNT; eventClass++) {
      if ((mask & (1 << eventClass)) !== 0) rows += this.#countBefore(index, eventClass)
    }
    return rows
  }

  /** Index of the extent that holds this row of the view, the first one for rows before; `length` when it is shorter. */
  indexOfRow(row: number, mask: EventMask): number {
    let low = this.first
    let high = this.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.rowsBefore(middle + 1, mask) <= row) low = middle + 1
      else high = middle
    }
    return low
  }

  #countBefore(index: number, eventClass: number): number {
    return index < this.length
      ? this.#before.at(index * EVENT_CLASS_COUNT + eventClass)
      : (this.counts[eventClass] ?? 0)
  }

  #begin(offset: number, length: number, time: number, lost: boolean): void {
    this.#offsets.push(offset)
    this.#ends.push(offset + length)
    this.#firstEvents.push(this.events)
    this.#times.push(time)
    this.#lost.push(lost ? 1 : 0)
    for (const count of this.counts) this.#before.push(count)
  }

  #count(eventClass: number, events: number): void {
    this.events += events
    this.counts[eventClass] = (this.counts[eventClass] ?? 0) + events
  }
}
