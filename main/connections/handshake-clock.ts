import type { HandshakeTiming } from '../../shared/session/session-event'

type Mark = 'start' | 'lookup' | 'connect' | 'proxy' | 'secure' | 'request-start' | 'request-end' | 'first-byte'

/** Stamps the steps of a handshake; `now` in nanoseconds. */
export class HandshakeClock {
  readonly #marks = new Map<Mark, number>()

  constructor(private readonly now: () => number) {}

  /** Only the first stamp of a step counts. */
  mark(mark: Mark): void {
    if (!this.#marks.has(mark)) this.#marks.set(mark, this.now())
  }

  timing(): HandshakeTiming {
    const beforeConnect: Mark = this.#marks.has('lookup') ? 'lookup' : 'start'
    return {
      dns: this.#between('start', 'lookup'),
      connect: this.#between(beforeConnect, 'connect'),
      ...(this.#marks.has('proxy') && { proxy: this.#between('connect', 'proxy') }),
      tls: this.#between(this.#marks.has('proxy') ? 'proxy' : 'connect', 'secure'),
      request: this.#between('request-start', 'request-end'),
      wait: this.#between('request-end', 'first-byte') ?? this.#between('request-start', 'first-byte'),
    }
  }

  /** Milliseconds; `null` where one of the steps did not take place. */
  #between(from: Mark, to: Mark): number | null {
    const started = this.#marks.get(from)
    const ended = this.#marks.get(to)
    // An answer may be read before the system reports that the request has gone: that is no negative time.
    return started === undefined || ended === undefined ? null : Math.max(0, ended - started) / 1e6
  }
}
