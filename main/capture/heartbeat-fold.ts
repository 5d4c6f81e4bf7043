import type { RoundTrips } from '../../shared/session/timeline-row'

/** A run of heartbeats that is one row: neighbours among the events of a view. */
export interface HeartbeatFold {
  /** Place of the first one among the events of the view, from 0. */
  readonly start: number
  readonly length: number
  /** Of all of them; 0 where there are several. */
  readonly connection: number
  /** Nanoseconds from one to the next that is like the first; `null` where that says nothing. */
  readonly period: number | null
  readonly roundTrips: RoundTrips | null
}

const FIELDS = 7

/** Folds as numbers, to be handed from thread to thread without a copy. */
export function packFolds(folds: readonly HeartbeatFold[]): Float64Array {
  const packed = new Float64Array(folds.length * FIELDS)
  let at = 0
  for (const { start, length, connection, period, roundTrips } of folds) {
    packed.set([start, length, connection, period ?? NaN], at)
    packed.set(roundTrips === null ? [NaN, NaN, NaN] : [roundTrips.min, roundTrips.median, roundTrips.max], at + 4)
    at += FIELDS
  }
  return packed
}

export function* unpackFolds(packed: Float64Array): Generator<HeartbeatFold, void, undefined> {
  for (let at = 0; at < packed.length; at += FIELDS) {
    const [start = 0, length = 0, connection = 0, period = NaN, min = NaN, median = NaN, max = NaN] =
      packed.subarray(at)
    yield { start, length, connection, period: orNull(period), roundTrips: roundTripsOf(min, median, max) }
  }
}

export const roundTripsOf = (min: number, median: number, max: number): RoundTrips | null =>
  Number.isNaN(min) ? null : { min, median, max }

export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
