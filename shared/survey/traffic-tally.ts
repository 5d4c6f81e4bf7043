import type { Direction } from '../session/direction'
import type { SurveyedPlace } from './session-survey'

/** Connections whose traffic is counted: those with the lowest numbers. */
export const MAX_TALLIED = 100_000

export interface TalliedTraffic {
  readonly messages: number
  /** Of frames, headers included. */
  readonly bytes: number
}

const FIELDS = 5
const columnsOf = { sent: { messages: 0, bytes: 1 }, received: { messages: 2, bytes: 3 } } as const
const LAST_TIME = 4

/** Counts what each connection said, in 40 bytes a connection. */
export class TrafficTally {
  /** `FIELDS` numbers a connection, by its number. */
  #values = new Float64Array(FIELDS * 16)
  /** The highest number of a connection that is counted. */
  highest = 0

  addFrame({ connection, time }: SurveyedPlace, direction: Direction, wireLength: number): void {
    if (connection > MAX_TALLIED) return
    if (connection > this.highest) this.#reach(connection)
    this.#add(connection, columnsOf[direction].bytes, wireLength)
    this.#values[connection * FIELDS + LAST_TIME] = time
  }

  addMessage({ connection }: SurveyedPlace, direction: Direction): void {
    if (connection > MAX_TALLIED) return
    if (connection > this.highest) this.#reach(connection)
    this.#add(connection, columnsOf[direction].messages, 1)
  }

  of(connection: number, direction: Direction): TalliedTraffic {
    const { messages, bytes } = columnsOf[direction]
    return { messages: this.#at(connection, messages), bytes: this.#at(connection, bytes) }
  }

  /** Time of its last frame; 0 where there was none. */
  lastTime(connection: number): number {
    return this.#at(connection, LAST_TIME)
  }

  #at(connection: number, field: number): number {
    return this.#values[connection * FIELDS + field] ?? 0
  }

  #add(connection: number, field: number, amount: number): void {
    const at = connection * FIELDS + field
    this.#values[at] = (this.#values[at] ?? 0) + amount
  }

  #reach(connection: number): void {
    this.highest = connection
    const needed = (connection + 1) * FIELDS
    if (needed <= this.#values.length) return
    const values = new Float64Array(Math.max(needed, this.#values.length * 2))
    values.set(this.#values)
    this.#values = values
  }
}
