/** Pings that wait for their pong, at most; the oldest is given up. */
export const MAX_WAITING = 1000

/**
 * Finds the ping that a pong answers: the oldest one with its payload (RFC 6455 §5.5.3). Those sent before it will not be
 * answered any more: a peer may answer only the last of several pings.
 */
export class PingPairs {
  #waiting: { readonly payload: string; readonly time: number }[] = []

  ping(payload: string, time: number): void {
    this.#waiting.push({ payload, time })
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift()
  }

  /** Time since the ping; `null` for a pong that answers none, as a one-way heartbeat does. */
  pong(payload: string, time: number): number | null {
    const index = this.#waiting.findIndex((ping) => ping.payload === payload)
    const ping = this.#waiting[index]
    if (ping === undefined) return null
    this.#waiting = this.#waiting.slice(index + 1)
    return time - ping.time
  }
}
