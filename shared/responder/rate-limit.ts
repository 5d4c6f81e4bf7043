/**
 * A bucket that holds what comes in over some seconds, full at first: short bursts pass, what goes on for longer does not.
 * Times are nanoseconds.
 */
export class RateLimit {
  readonly #size: number
  #left: number
  #at: number

  constructor(
    private readonly perSecond: number,
    seconds: number,
    time: number,
  ) {
    this.#size = perSecond * seconds
    this.#left = this.#size
    this.#at = time
  }

  /** False where there is not as much left; then it takes nothing. */
  take(amount: number, time: number): boolean {
    this.#left = Math.min(this.#size, this.#left + ((time - this.#at) / 1e9) * this.perSecond)
    this.#at = time
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}
