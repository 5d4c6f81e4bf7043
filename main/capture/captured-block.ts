import { countInMask, type EventMask } from '../../shared/session/event-class'
import { RECORD_BYTES, RUN_BYTES } from './capture-format'
import { CARRIED, readCauseNames } from './cause-names'
import { readRecord, type CapturedRecord } from './captured-record'
import { expandRecords } from './expand-records'
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

interface BlockBody {
  /** One for each event. */
  readonly records: Buffer
  readonly runs: Buffer
  readonly bytes: Buffer
}

/** A block of events in memory. */
export class CapturedBlock {
  readonly place: BlockPlace
  /** `null` for a damaged block: its events keep their numbers, and nothing else is known of them. */
  readonly #body: BlockBody | null
  #runs: RunIndex | null = null
  #causes: ReadonlyMap<number, string> | null = null

  private constructor(place: BlockPlace, body: BlockBody | null) {
    this.place = place
    this.#body = body
  }

  /** @param body checked against its checksum */
  static of(
    place: BlockPlace,
    header: { readonly records: number; readonly runs: number },
    body: Buffer,
  ): CapturedBlock {
    const runsStart = header.records * RECORD_BYTES
    const bytesStart = runsStart + header.runs * RUN_BYTES
    const records = expandRecords(body.subarray(0, runsStart), place.events)
    if (records === null) return CapturedBlock.damaged(place)
    const runs = body.subarray(runsStart, bytesStart)
    return new CapturedBlock(place, { records, runs, bytes: body.subarray(bytesStart) })
  }

  static damaged(place: BlockPlace): CapturedBlock {
    return new CapturedBlock(place, null)
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
    if (this.#body === null) return null
    const record = readRecord(this.#body.records, at, event)
    if (record === null || record.kind === 'detail' || record.event.direction === 'received') return record
    const cause = this.causeAt(record.kind === 'frame' ? at : at - RECORD_BYTES)
    // One of the two kinds, which the compiler would have told apart to put them together again.
    return cause === null ? record : ({ ...record, event: { ...record.event, cause } } as CapturedRecord)
  }

  /** Who had the frame sent whose record is at `at`; before the first, the one that ended the block before. */
  causeAt(at: number): string | null {
    if (this.#body === null || this.runs === null) return null
    const { records, bytes } = this.#body
    const number = at < 0 ? CARRIED : records.readUInt16LE(at + 45)
    if (number === 0 && at >= 0) return null
    this.#causes ??= readCauseNames(this.runs, bytes)
    return this.#causes.get(number) ?? null
  }

  eventClass(event: number): number {
    return this.#body?.records.readUInt8((event - this.place.firstEvent) * RECORD_BYTES + 1) ?? Number.NaN
  }

  /** Nanoseconds; of an event that cannot be read, the time of the block. */
  time(event: number): number {
    return this.#body?.records.readDoubleLE((event - this.place.firstEvent) * RECORD_BYTES + 8) ?? this.place.time
  }

  /** The first event not before this time; `null` when all are before it, or unreadable. */
  eventAt(time: number): number | null {
    if (this.#body === null) return null
    for (let event = this.place.firstEvent; event <= this.lastEvent; event++) if (this.time(event) >= time) return event
    return null
  }

  /** A record for each event; `null` in a damaged block. */
  get records(): DataView | null {
    if (this.#body === null) return null
    const { buffer, byteOffset, length } = this.#body.records
    return new DataView(buffer, byteOffset, length)
  }

  /** What the runs are made of; `null` in a damaged block. */
  get runBytes(): Buffer | null {
    return this.#body?.bytes ?? null
  }

  get runs(): RunIndex | null {
    if (this.#body === null) return null
    this.#runs ??= new RunIndex(this.#body.runs, this.#body.bytes.length)
    return this.#runs
  }

  /** The bytes of a run or a part of it; `null` in a damaged block. */
  bytes(start: number, length: number): Buffer | null {
    return this.#body?.bytes.subarray(start, start + length) ?? null
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
}
