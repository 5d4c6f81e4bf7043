import { StreamCode } from './capture-format'

/** How much came. Bytes are those of the wire streams. */
export interface Tally {
  readonly events: number
  readonly sentBytes: number
  readonly receivedBytes: number
  /** What came besides and was not recorded. */
  readonly missedEvents: number
  readonly missedBytes: number
}

const nothing: Tally = { events: 0, sentBytes: 0, receivedBytes: 0, missedEvents: 0, missedBytes: 0 }

/** Counts what is recorded and what is missed while the disk takes nothing, so that a gap can be named exactly. */
export class RecordingTally {
  readonly #came: { -readonly [Key in keyof Tally]: Tally[Key] } = { ...nothing }
  #written = nothing
  #missedSince: number | null = null

  addEvent(): void {
    this.#came.events += 1
  }

  addBytes(stream: StreamCode, count: number): void {
    if (stream === StreamCode.sent) this.#came.sentBytes += count
    else if (stream === StreamCode.received) this.#came.receivedBytes += count
  }

  missEvent(): void {
    this.#came.missedEvents += 1
  }

  /** @param time when they came, in nanoseconds */
  missBytes(stream: StreamCode, count: number, time: number): void {
    this.lose(time)
    if (stream === StreamCode.sent || stream === StreamCode.received) this.#came.missedBytes += count
  }

  /** What has come so far. */
  get snapshot(): Tally {
    return { ...this.#came }
  }

  /** What is on disk; what is missed of it is told on disk as well. */
  get written(): Tally {
    return this.#written
  }

  /** All that came until the snapshot is on disk. */
  setWritten(snapshot: Tally): void {
    this.#written = snapshot
    this.#missedSince = null
  }

  /** What came at this time will not be on disk; `stop` counts it. */
  lose(time: number): void {
    this.#missedSince = Math.min(this.#missedSince ?? time, time)
  }

  /** Recording stops: what still waited for the disk is missed. */
  stop(): void {
    const { events, sentBytes, receivedBytes } = this.#written
    this.#came.missedEvents += this.#came.events - events
    this.#came.missedBytes += this.#came.sentBytes - sentBytes + this.#came.receivedBytes - receivedBytes
    Object.assign(this.#came, { events, sentBytes, receivedBytes })
  }

  /** What was missed and is told nowhere yet. */
  get missed(): { readonly events: number; readonly bytes: number } {
    return {
      events: this.#came.missedEvents - this.#written.missedEvents,
      bytes: this.#came.missedBytes - this.#written.missedBytes,
    }
  }
  /** When the first thing came that was not recorded; `null` when nothing is missing, or a note on disk says so. */
  get missedSince(): number | null {
    return this.#missedSince
  }
}
