import { isControl } from '../protocol/opcode'
import type { Direction } from '../session/direction'
import { ConnectionSurvey, type ConnectionStatistics } from './connection-survey'
import { TimeBuckets, type BucketSeries } from './time-buckets'
import { TrafficTally } from './traffic-tally'

/** Connections with statistics of their own; of later ones the traffic alone is counted. */
export const MAX_CONNECTIONS = 1000

/** What is true of every event. */
export interface SurveyedPlace {
  readonly connection: number
  /** Nanoseconds since the session's start. */
  readonly time: number
}

/**
 * Adds up the events of a session, one after another, for the chart and the statistics. Memory does not depend on how
 * many there are. A place may be one object that is used again: nothing is kept of it.
 */
export class SessionSurvey {
  readonly traffic = new TrafficTally()
  readonly #buckets = new TimeBuckets()
  readonly #connections = new Map<number, ConnectionSurvey>()
  #leftOut = 0
  /** The highest number of a connection that was left out; they are counted from 1. */
  #lastLeftOut = 0
  /** Neighbours are of the same connection most of the time. */
  #recent: ConnectionSurvey | null = null

  addFrame(place: SurveyedPlace, direction: Direction, opcode: number, wireLength: number): void {
    const { columns } = this.#buckets
    const bucket = this.#buckets.at(place.time)
    const control = isControl(opcode)
    const sent = direction === 'sent'
    add(sent ? columns.sentBytes : columns.receivedBytes, bucket, wireLength)
    if (control) add(sent ? columns.sentControl : columns.receivedControl, bucket, 1)
    this.traffic.addFrame(place, direction, wireLength)
    this.#connectionOf(place)?.[direction].addFrame(control, wireLength)
  }

  addMessage(
    place: SurveyedPlace,
    direction: Direction,
    compressed: boolean,
    wireLength: number,
    length: number,
  ): void {
    const { columns } = this.#buckets
    add(direction === 'sent' ? columns.sentMessages : columns.receivedMessages, this.#buckets.at(place.time), 1)
    this.traffic.addMessage(place, direction)
    this.#connectionOf(place)?.[direction].addMessage(compressed, wireLength, length)
  }

  addProblem(place: SurveyedPlace): void {
    add(this.#buckets.columns.problems, this.#buckets.at(place.time), 1)
    this.#connectionOf(place)?.addProblem()
  }

  /** An event that is none of the others. */
  addOther(place: SurveyedPlace): void {
    this.#buckets.at(place.time)
    this.#connectionOf(place)
  }

  /** Events that cannot be read: so many problems, of no connection. */
  addLost(time: number, events: number): void {
    add(this.#buckets.columns.problems, this.#buckets.at(time), events)
  }

  /** A ping that was sent, besides its frame. */
  addPing(place: SurveyedPlace, payload: string): void {
    this.#connectionOf(place)?.addPing(payload, place.time)
  }

  /** A pong that was received, besides its frame. */
  addPong(place: SurveyedPlace, payload: string): void {
    this.#connectionOf(place)?.addPong(payload, place.time)
  }

  /** Time of the newest event. */
  get end(): number {
    return this.#buckets.end
  }

  /** See `TimeBuckets.series`. */
  series(from: number, to: number | null, count: number): BucketSeries {
    return this.#buckets.series(from, to, count)
  }

  /** By number of the connection. */
  get connections(): readonly ConnectionStatistics[] {
    return [...this.#connections.values()]
      .toSorted((one, other) => one.connection - other.connection)
      .map(({ statistics }) => statistics)
  }

  /** How many connections have no statistics. */
  get connectionsLeftOut(): number {
    return this.#leftOut
  }

  #connectionOf({ connection, time }: SurveyedPlace): ConnectionSurvey | null {
    const known = this.#recent?.connection === connection ? this.#recent : this.#connections.get(connection)
    if (known !== undefined) {
      known.see(time)
      return (this.#recent = known)
    }
    // Connection 0 stands for the session as a whole.
    if (connection === 0) return null
    if (this.#connections.size === MAX_CONNECTIONS) {
      if (connection > this.#lastLeftOut) this.#leftOut += 1
      this.#lastLeftOut = Math.max(this.#lastLeftOut, connection)
      return null
    }
    const added = new ConnectionSurvey(connection, time)
    this.#connections.set(connection, added)
    return (this.#recent = added)
  }
}

function add(column: Float64Array, bucket: number, amount: number): void {
  column[bucket] = (column[bucket] ?? 0) + amount
}
