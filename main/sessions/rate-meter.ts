export interface Totals {
  readonly sentMessages: number
  readonly receivedMessages: number
  readonly sentBytes: number
  readonly receivedBytes: number
}

export const noTraffic: Totals = { sentMessages: 0, receivedMessages: 0, sentBytes: 0, receivedBytes: 0 }

export const RATE_WINDOW_MS = 1000

/** Per second over the last second, from totals that only grow. Times are milliseconds on one monotonic clock. */
export class RateMeter {
  /** Totals when the window began: what came before it does not count. */
  #before: Totals = noTraffic
  #samples: { readonly time: number; readonly totals: Totals }[] = []

  sample(totals: Totals, time: number): void {
    this.#slide(time)
    this.#samples.push({ time, totals })
  }

  rates(time: number): Totals {
    this.#slide(time)
    const last = this.#samples.at(-1)?.totals ?? this.#before
    return {
      sentMessages: last.sentMessages - this.#before.sentMessages,
      receivedMessages: last.receivedMessages - this.#before.receivedMessages,
      sentBytes: last.sentBytes - this.#before.sentBytes,
      receivedBytes: last.receivedBytes - this.#before.receivedBytes,
    }
  }

  #slide(time: number): void {
    const kept = this.#samples.findIndex((sample) => sample.time > time - RATE_WINDOW_MS)
    const gone = this.#samples.splice(0, kept === -1 ? this.#samples.length : kept)
    this.#before = gone.at(-1)?.totals ?? this.#before
  }
}
