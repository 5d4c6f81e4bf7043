import { countInMask, type EventMask } from '../../shared/session/event-class'
import { RECORD_BYTES, RUN_BYTES } from './capture-format'
import { readRecord, type CapturedRecord } from './captured-record'
import { RunIndex } from './run-index'

export interface BlockPlace {
  /** Place in the file. */
  readonly offset: number
  readonly length: number
  readonly firstEvent: number
  readonly events: number
  readonly time: number
  /** Events per class. */
  readonly counts: Uint32Array
}

/** A block of events in memory. */
export class CapturedBlock {
  readonly place: BlockPlace
  /** `null` for a damaged block: its events keep their numbers, and nothing else is known of them. */
  readonly #body: Buffer | null
  readonly #runCount: number
  #runs: RunIndex | null = null

  /** @param body checked against its checksum, or `null` */
  constructor(place: BlockPlace, runCount: number, body: Buffer | null) {
    this.place = place
    this.#runCount = runCount
    this.#body = body
  }

  get isDamaged(): boolean {
    return this.#body === null
  }

  get lastEvent(): number {
    return this.place.firstEvent + this.place.events - 1
  }

  /** `null` where the record cannot be read. */
  record(event: number): CapturedRecord | null {
    const at = (event - this.place.firstEvent) * RECORD_BYTES
    return this.#body === null ? null : readRecord(this.#body, at, event)
  }

  eventClass(event: number): number {
    return this.#body?.readUInt8((event - this.place.firstEvent) * RECORD_BYTES + 1) ?? Number.NaN
  }

  /** Nanoseconds; of an event that cannot be read, the time of the block. */
  time(event: number): number {
    return this.#body?.readDoubleLE((event - this.place.firstEvent) * RECORD_BYTES + 8) ?? this.place.time
  }

  /** The first event not before this time; `null` when all are before it, or unreadable. */
  eventAt(time: number): number | null {
    if (this.#body === null) return null
    for (let event = this.place.firstEvent; event <= this.lastEvent; event++) if (this.time(event) >= time) return event
    return null
  }

  /** The records as they are in the file; `null` in a damaged block. */
  get records(): DataView | null {
    if (this.#body === null) return null
    return new DataView(this.#body.buffer, this.#body.byteOffset, this.#runsStart)
  }

  /** What the runs are made of; `null` in a damaged block. */
  get runBytes(): Buffer | null {
    return this.#body?.subarray(this.#bytesStart) ?? null
  }

  get runs(): RunIndex | null {
    if (this.#body === null) return null
    this.#runs ??= new RunIndex(
      this.#body.subarray(this.#runsStart, this.#bytesStart),
      this.#body.length - this.#bytesStart,
    )
    return this.#runs
  }

  /** The bytes of a run or a part of it; `null` in a damaged block. */
  bytes(start: number, length: number): Buffer | null {
    return this.#body?.subarray(this.#bytesStart + start, this.#bytesStart + start + length) ?? null
  }

  /** Numbers of the events in the view, without the first `skip` of them. */
  matching(mask: EventMask, skip: number, count: number): number[] {
    const { firstEvent } = this.place
    if (this.#body === null) {
      const last = Math.min(skip + count, this.#damagedMatches(mask))
      return Array.from({ length: Math.max(0, last - skip) }, (_, index) => firstEvent + skip + index)
    }
    const events: number[] = []
    let left = skip
    for (let event = firstEvent; event <= this.lastEvent && events.length < count; event++) {
      if ((mask & (1 << this.eventClass(event))) === 0) continue
      if (left > 0) left -= 1
      else events.push(event)
    }
    return events
  }

  /** How many events of the view come before `event` in this block. */
  matchesBefore(mask: EventMask, event: number): number {
    if (this.#body === null) return Math.min(event - this.place.firstEvent, this.#damagedMatches(mask))
    let matches = 0
    for (let earlier = this.place.firstEvent; earlier < event && earlier <= this.lastEvent; earlier++)
      if (mask & (1 << this.eventClass(earlier))) matches += 1
    return matches
  }

  matches(mask: EventMask, event: number): boolean {
    return this.matchesBefore(mask, event + 1) > this.matchesBefore(mask, event)
  }

  /**
   * Of a damaged block it is known how many events of each class there are, not which: the first ones stand for them, so
   * that a view keeps its length and its rows their places.
   */
  #damagedMatches(mask: EventMask): number {
    return countInMask(this.place.counts, mask)
  }

  get #runsStart(): number {
    return this.place.events * RECORD_BYTES
  }

  get #bytesStart(): number {
    return this.#runsStart + this.#runCount * RUN_BYTES
  }
}
