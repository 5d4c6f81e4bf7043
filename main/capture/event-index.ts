const CHUNK_EVENTS = 64 * 1024
const WORD = 2 ** 32

/**
 * Ascending event numbers, 4 bytes each: their lower 32 bits in chunks that are filled and never copied, and aside where
 * the upper bits change, which sessions of less than 4,294,967,296 events never do.
 */
export class EventIndex {
  readonly #chunks: Uint32Array[] = []
  /** Chunks that are gone. */
  #gone = 0
  /** Index of the first event that is left. */
  first = 0
  /** Indexes from which on the numbers are 2^32 higher. */
  readonly #turns: number[] = []
  length = 0

  /** @param events greater than all before, in their order */
  append(events: ArrayLike<number>): void {
    for (let index = 0; index < events.length; index++) {
      const event = events[index] as number
      const within = this.length % CHUNK_EVENTS
      if (within === 0) this.#chunks.push(new Uint32Array(CHUNK_EVENTS))
      while (event >= (this.#turns.length + 1) * WORD) this.#turns.push(this.length)
      ;(this.#chunks.at(-1) as Uint32Array)[within] = event % WORD
      this.length += 1
    }
  }

  clear(): void {
    this.#chunks.length = 0
    this.#turns.length = 0
    this.#gone = 0
    this.first = 0
    this.length = 0
  }

  /** @param index below `length` */
  at(index: number): number {
    const low = this.#chunks[Math.floor(index / CHUNK_EVENTS) - this.#gone]?.[index % CHUNK_EVENTS] ?? Number.NaN
    return low + this.#turns.filter((turn) => turn <= index).length * WORD
  }

  /** Forgets what is before this index; the others keep theirs. */
  letGo(first: number): void {
    this.first = first
    const gone = Math.floor(first / CHUNK_EVENTS) - this.#gone
    this.#gone += this.#chunks.splice(0, gone).length
  }

  /** Fewer where the index ends. */
  slice(from: number, count: number): number[] {
    const size = Math.max(0, Math.min(count, this.length - from))
    return Array.from({ length: size }, (_, offset) => this.at(from + offset))
  }

  /** Index of the first event that is left and not before this one; `length` when there is none. */
  firstFrom(event: number): number {
    let low = this.first
    let high = this.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.at(middle) < event) low = middle + 1
      else high = middle
    }
    return low
  }
}
