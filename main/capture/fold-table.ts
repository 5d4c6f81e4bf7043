import { orNull, roundTripsOf, type HeartbeatFold } from './heartbeat-fold'

/** Words of 32 bits that a fold takes. */
const WORDS = 8
/** Their places; of the round trips, the median and the most follow the least. */
const [START, LENGTH, CONNECTION, SHIFT, PERIOD, ROUND_TRIPS] = [0, 1, 2, 3, 4, 5] as const

/** What a row of a folded view is. */
export type FoldedPlace =
  /** `at` is its place among the events of the view. */
  | { readonly type: 'event'; readonly at: number; readonly inFold: boolean }
  | { readonly type: 'fold'; readonly fold: number }

/**
 * Which events of a view are folded into one row, and with that which row is which event: 32 bytes for each fold, in
 * their order. A fold that is expanded keeps its row, and what it holds follows.
 */
export class FoldTable {
  #length = 0
  #words = new Uint32Array(64 * WORDS)
  #signed = new Int32Array(this.#words.buffer)
  #floats = new Float32Array(this.#words.buffer)
  /** By where they start. */
  readonly #expanded = new Set<number>()

  get length(): number {
    return this.#length
  }

  /** @param fold behind all others */
  append({ start, length, connection, period, roundTrips }: HeartbeatFold): void {
    const at = this.#length * WORDS
    if (at === this.#words.length) this.#grow()
    this.#signed[at + SHIFT] = this.#shiftAfter(this.#length - 1)
    this.#words.set([start, length, connection], at)
    this.#floats[at + PERIOD] = period ?? NaN
    this.#floats.set(
      roundTrips === null ? [NaN, NaN, NaN] : [roundTrips.min, roundTrips.median, roundTrips.max],
      at + ROUND_TRIPS,
    )
    this.#length += 1
  }

  /** Takes the last fold away; what it held may come again. */
  removeLast(): void {
    this.#length -= 1
  }

  clear(): void {
    this.#length = 0
    this.#expanded.clear()
  }

  /** @param fold below `length` */
  at(fold: number): HeartbeatFold {
    const at = fold * WORDS
    const [min = NaN, median = NaN, max = NaN] = this.#floats.subarray(at + ROUND_TRIPS, at + WORDS)
    return {
      start: this.#word(fold, START),
      length: this.#word(fold, LENGTH),
      connection: this.#word(fold, CONNECTION),
      period: orNull(this.#floats[at + PERIOD] ?? NaN),
      roundTrips: roundTripsOf(min, median, max),
    }
  }

  isExpanded(fold: number): boolean {
    return this.#expanded.has(this.#word(fold, START))
  }

  /** True when that changed anything. */
  setExpanded(fold: number, expanded: boolean): boolean {
    const start = this.#word(fold, START)
    if (this.#expanded.has(start) === expanded) return false
    if (expanded) this.#expanded.add(start)
    else this.#expanded.delete(start)
    const added = this.#word(fold, LENGTH) * (expanded ? 1 : -1)
    for (let later = fold + 1; later < this.#length; later++)
      this.#signed[later * WORDS + SHIFT] = this.#shift(later) - added
    return true
  }

  /** @param events of the view */
  rowsOf(events: number): number {
    return events - this.#shiftAfter(this.#length - 1)
  }

  rowOfFold(fold: number): number {
    return this.#word(fold, START) - this.#shift(fold)
  }

  /** Row of an event, or of the fold that hides it. @param at its place among those of the view */
  rowOf(at: number): number {
    const fold = this.#lastUpTo(at, (each) => this.#word(each, START))
    if (fold < 0 || at >= this.#end(fold)) return at - this.#shiftAfter(fold)
    return this.rowOfFold(fold) + (this.isExpanded(fold) ? 1 + at - this.#word(fold, START) : 0)
  }

  /** The fold that an event is in; `null` for none. @param at its place among those of the view */
  foldOf(at: number): number | null {
    const fold = this.#lastUpTo(at, (each) => this.#word(each, START))
    return fold >= 0 && at < this.#end(fold) ? fold : null
  }

  /** @param row of the folded view */
  placeOf(row: number): FoldedPlace {
    const fold = this.#lastUpTo(row, (each) => this.rowOfFold(each))
    if (fold < 0) return { type: 'event', at: row, inFold: false }
    const within = row - this.rowOfFold(fold)
    if (within === 0) return { type: 'fold', fold }
    const expanded = this.isExpanded(fold)
    const length = this.#word(fold, LENGTH)
    const at = this.#word(fold, START) + within - 1 + (expanded ? 0 : length)
    return { type: 'event', at, inFold: expanded && within <= length }
  }

  /** How many fewer rows there are than events, before a fold. */
  #shift(fold: number): number {
    return this.#signed[fold * WORDS + SHIFT] ?? 0
  }

  #shiftAfter(fold: number): number {
    if (fold < 0) return 0
    return this.#shift(fold) + (this.isExpanded(fold) ? -1 : this.#word(fold, LENGTH) - 1)
  }

  #end(fold: number): number {
    return this.#word(fold, START) + this.#word(fold, LENGTH)
  }

  #word(fold: number, field: typeof START | typeof LENGTH | typeof CONNECTION): number {
    return this.#words[fold * WORDS + field] ?? 0
  }

  /** -1 for none. @param of ascending from fold to fold */
  #lastUpTo(limit: number, of: (fold: number) => number): number {
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (of(middle) <= limit) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2)
    words.set(this.#words)
    this.#words = words
    this.#signed = new Int32Array(words.buffer)
    this.#floats = new Float32Array(words.buffer)
  }
}
