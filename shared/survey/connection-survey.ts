import { PingPairs } from './ping-pairs'
import { ValueHistogram, type Distribution } from './value-histogram'

export interface DirectionStatistics {
  readonly frames: number
  readonly controlFrames: number
  readonly messages: number
  /** Bytes of its frames, headers included. */
  readonly wireBytes: number
  /** Inflated by wire length, over the messages that were compressed; `null` when none was. */
  readonly compressionRatio: number | null
  /** Bytes of messages after inflating. */
  readonly sizes: Distribution | null
}

export interface ConnectionStatistics {
  readonly connection: number
  /** Times of its first and its last event. */
  readonly firstTime: number
  readonly lastTime: number
  readonly sent: DirectionStatistics
  readonly received: DirectionStatistics
  /** Protocol violations and errors. */
  readonly problems: number
  /** From pings that this side sent to their pongs, in nanoseconds. */
  readonly roundTrips: Distribution | null
}

/** Counts one direction of a connection. */
export class DirectionSurvey {
  readonly #sizes = new ValueHistogram()
  #frames = 0
  #controlFrames = 0
  #messages = 0
  #wireBytes = 0
  #compressedLength = 0
  #inflatedLength = 0

  addFrame(control: boolean, wireLength: number): void {
    this.#frames += 1
    if (control) this.#controlFrames += 1
    this.#wireBytes += wireLength
  }

  addMessage(compressed: boolean, wireLength: number, length: number): void {
    this.#messages += 1
    this.#sizes.add(length)
    if (!compressed) return
    this.#compressedLength += wireLength
    this.#inflatedLength += length
  }

  get statistics(): DirectionStatistics {
    return {
      frames: this.#frames,
      controlFrames: this.#controlFrames,
      messages: this.#messages,
      wireBytes: this.#wireBytes,
      compressionRatio: this.#compressedLength === 0 ? null : this.#inflatedLength / this.#compressedLength,
      sizes: this.#sizes.distribution,
    }
  }
}

/** Counts one connection. */
export class ConnectionSurvey {
  readonly sent = new DirectionSurvey()
  readonly received = new DirectionSurvey()
  /** With the time of each ping. */
  readonly #pings = new PingPairs<number>()
  readonly #roundTrips = new ValueHistogram()
  readonly #firstTime: number
  #lastTime: number
  #problems = 0

  constructor(
    readonly connection: number,
    time: number,
  ) {
    this.#firstTime = time
    this.#lastTime = time
  }

  /** Called for each event, whatever it is. */
  see(time: number): void {
    if (time > this.#lastTime) this.#lastTime = time
  }

  addProblem(): void {
    this.#problems += 1
  }

  addPing(payload: string, time: number): void {
    this.#pings.ping(payload, time)
  }

  addPong(payload: string, time: number): void {
    const answered = this.#pings.pong(payload)
    if (answered !== null) this.#roundTrips.add(Math.max(0, Math.round(time - answered.ping)))
  }

  get statistics(): ConnectionStatistics {
    return {
      connection: this.connection,
      firstTime: this.#firstTime,
      lastTime: this.#lastTime,
      sent: this.sent.statistics,
      received: this.received.statistics,
      problems: this.#problems,
      roundTrips: this.#roundTrips.distribution,
    }
  }
}
