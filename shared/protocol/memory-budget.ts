/** Each message may be as large as a profile says, but not many of them at once and without an end: in bytes. */
export const MAX_UNFINISHED_BYTES = 512 * 1024 * 1024

/** How many bytes of messages that are not complete may be in memory at once, over all connections that share it. */
export class MemoryBudget {
  #used = 0

  constructor(readonly limit: number) {}

  /** False, and nothing taken, where that would be more than there may be. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.limit) return false
    this.#used += bytes
    return true
  }

  give(bytes: number): void {
    this.#used -= bytes
  }
}

/** For one connection, whose messages have a limit of their own. */
export const noBudget = new MemoryBudget(Infinity)
