import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'

/** What of the capture is on disk: all of the file up to `fileLength` may be read. */
export class WrittenPart {
  readonly #onGrown: () => void
  readonly #counts = new Float64Array(EVENT_CLASS_COUNT)
  #fileLength: number
  #lastBlock = 0

  /** @param onGrown after each block that reached the file, in order */
  constructor(headLength: number, onGrown: () => void) {
    this.#fileLength = headLength
    this.#onGrown = onGrown
  }

  get fileLength(): number {
    return this.#fileLength
  }

  /** Place of the last block. */
  get lastBlock(): number {
    return this.#lastBlock
  }

  /** Events per class; see `EventClass`. */
  get counts(): number[] {
    return [...this.#counts]
  }

  get events(): number {
    return this.#counts.reduce((total, count) => total + count, 0)
  }

  /** The next block is in the file. @param counts its events per class; none when it is no block of events */
  add(block: number, length: number, counts: Uint32Array | null): void {
    for (const [index, count] of counts?.entries() ?? []) this.#counts[index] = (this.#counts[index] ?? 0) + count
    this.#fileLength = block + length
    this.#lastBlock = block
    this.#onGrown()
  }
}
