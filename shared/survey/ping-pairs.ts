/** Pings that wait for their pong, at most; the oldest is given up. */
export const MAX_WAITING = 1000

export interface AnsweredPing<Ping> {
  readonly ping: Ping
  /** Those sent before it, which will not be answered any more. */
  readonly givenUp: readonly Ping[]
}

interface WaitingPing<Ping> {
  readonly payload: string
  readonly ping: Ping
}

/**
 * Finds the ping that a pong answers: the oldest one with its payload (RFC 6455 §5.5.3). Those sent before it will not be
 * answered any more: a peer may answer only the last of several pings. `Ping` is what is to be known of each.
 */
export class PingPairs<Ping> {
  #waiting: WaitingPing<Ping>[] = []

  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** The ping that is given up for it, if any. */
  ping(payload: string, ping: Ping): Ping | null {
    this.#waiting.push({ payload, ping })
    return this.#waiting.length > MAX_WAITING ? (this.#waiting.shift()?.ping ?? null) : null
  }

  /** `null` for a pong that answers none, as a one-way heartbeat does. */
  pong(payload: string): AnsweredPing<Ping> | null {
    const index = this.#waiting.findIndex((waiting) => waiting.payload === payload)
    const answered = this.#waiting[index]
    if (answered === undefined) return null
    const givenUp = this.#waiting.slice(0, index).map(({ ping }) => ping)
    this.#waiting = this.#waiting.slice(index + 1)
    return { ping: answered.ping, givenUp }
  }
}
