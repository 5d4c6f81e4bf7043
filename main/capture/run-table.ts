import { NOWHERE, RUN_BYTES } from './capture-format'
import type { StreamState } from './stream-state'

/** The runs of a block that is being filled: which stream each stretch of its bytes belongs to. */
export class RunTable {
  readonly #bytes: Uint8Array
  readonly #words: Uint32Array
  readonly #numbers: Float64Array
  /** What the last run is of: the next bytes may belong to it as well. */
  #last: StreamState | null = null
  #lastTime = 0
  length = 0

  constructor(capacity: number) {
    const buffer = new ArrayBuffer(capacity * RUN_BYTES)
    this.#bytes = new Uint8Array(buffer)
    this.#words = new Uint32Array(buffer)
    this.#numbers = new Float64Array(buffer)
  }

  get encoded(): Uint8Array {
    return this.#bytes.subarray(0, this.length * RUN_BYTES)
  }

  clear(): void {
    this.length = 0
    this.#last = null
  }

  /**
   * Says that the next `length` bytes, at `start` of the block's bytes, go on with `stream`.
   *
   * @param block place of the block in the file
   * @returns whether that took a run of its own
   */
  add(stream: StreamState, block: number, start: number, length: number, time: number): boolean {
    // The last run's stream has not been added to since, so the bytes are neighbours in block and stream.
    if (this.#last === stream && this.#lastTime === time) {
      const word = (this.length * RUN_BYTES - 4) >> 2
      this.#words[word] = (this.#words[word] ?? 0) + length
      return false
    }
    const at = this.length * RUN_BYTES
    this.length += 1
    this.#words[at >> 2] = stream.connection
    this.#words[(at >> 2) + 1] = stream.code
    this.#numbers[(at >> 3) + 1] = stream.length
    this.#numbers[(at >> 3) + 2] = time
    this.#numbers[(at >> 3) + 3] = stream.block === block ? NOWHERE : stream.block
    this.#words[(at >> 2) + 8] = start
    this.#words[(at >> 2) + 9] = length
    stream.block = block
    this.#last = stream
    this.#lastTime = time
    return true
  }
}
