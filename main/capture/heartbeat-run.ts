import { ValueHistogram } from '../../shared/survey/value-histogram'
import type { HeartbeatFold } from './heartbeat-fold'

export interface Heartbeat {
  readonly kind: 'ping' | 'pong' | 'message'
  readonly connection: number
  /** Nanoseconds since the session's start. */
  readonly time: number
  readonly received: boolean
  /** Of a pong: since its ping, in nanoseconds. */
  readonly roundTrip: number | null
}

/** Heartbeats in a row, counted as they come. */
export class HeartbeatRun {
  readonly #roundTrips = new ValueHistogram()
  #first: Heartbeat | null = null
  #isOneConnection = true
  /** Those of the kind and the direction of the first: how many, and when the last one was. */
  #alike = 0
  #lastAlike = 0
  length = 0

  add(beat: Heartbeat): void {
    this.#first ??= beat
    const { kind, connection, received } = this.#first
    this.length += 1
    if (beat.connection !== connection) this.#isOneConnection = false
    if (beat.kind === kind && beat.received === received) {
      this.#alike += 1
      this.#lastAlike = beat.time
    }
    if (beat.roundTrip !== null) this.#roundTrips.add(Math.max(0, Math.round(beat.roundTrip)))
  }

  /** @param start place of the first one among the events of the view */
  foldAt(start: number): HeartbeatFold {
    const distribution = this.#roundTrips.distribution
    const { connection, time } = this.#first ?? { connection: 0, time: 0 }
    // Those of several connections have nothing to do with each other.
    const isRhythm = this.#isOneConnection && this.#alike > 1
    return {
      start,
      length: this.length,
      connection: this.#isOneConnection ? connection : 0,
      period: isRhythm ? (this.#lastAlike - time) / (this.#alike - 1) : null,
      roundTrips: distribution && { min: distribution.min, median: distribution.median, max: distribution.max },
    }
  }
}
