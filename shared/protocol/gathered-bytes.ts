import type { MemoryBudget } from './memory-budget'

/** Largest piece of memory that is taken before there are bytes for it. */
const MAX_AHEAD = 64 * 1024

/**
 * The payload of a message in progress, copied: what it is given is only lent. A peer that sends it byte by byte does not
 * make it larger: it takes at most 64 KiB more memory than there are bytes, or twice as much as those.
 */
export class GatheredBytes {
  #pieces: Uint8Array[] = []
  /** Bytes in the last piece; the others are full. */
  #inLast = 0
  #length = 0
  #taken = 0

  constructor(private readonly budget: MemoryBudget) {}

  /** Bytes so far. */
  get length(): number {
    return this.#length
  }

  /** False where the budget has no room for them: then nothing is left of what was gathered either. */
  add(bytes: Uint8Array): boolean {
    const last = this.#pieces.at(-1)
    const fitting = last === undefined ? 0 : Math.min(bytes.length, last.length - this.#inLast)
    last?.set(bytes.subarray(0, fitting), this.#inLast)
    this.#inLast += fitting
    this.#length += fitting
    return fitting === bytes.length || this.#addPiece(bytes.subarray(fitting))
  }

  #addPiece(bytes: Uint8Array): boolean {
    const size = Math.max(bytes.length, Math.min(this.#length, MAX_AHEAD))
    if (!this.budget.take(size)) {
      this.clear()
      return false
    }
    const piece = new Uint8Array(size)
    piece.set(bytes)
    this.#pieces.push(piece)
    this.#inLast = bytes.length
    this.#length += bytes.length
    this.#taken += size
    return true
  }

  /** Hands over all that was gathered, in order, and is empty again. */
  take(): Uint8Array[] {
    const pieces = this.#pieces
    const last = pieces.pop()
    if (last !== undefined) pieces.push(last.subarray(0, this.#inLast))
    this.clear()
    return pieces
  }

  clear(): void {
    this.budget.give(this.#taken)
    this.#pieces = []
    this.#inLast = 0
    this.#length = 0
    this.#taken = 0
  }
}
