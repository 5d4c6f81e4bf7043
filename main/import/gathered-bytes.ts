const FIRST_BYTES = 16 * 1024

/** A line or an item being put together, up to a limit: beyond that only its length is known. Grows by doubling. */
export class GatheredBytes {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES)
  length = 0

  constructor(private readonly limit: number) {}

  add(bytes: Buffer): void {
    const length = this.length + bytes.length
    if (length <= this.limit) {
      if (length > this.#buffer.length) this.#grow(Math.min(this.limit, 2 ** Math.ceil(Math.log2(length))))
      bytes.copy(this.#buffer, this.length)
    } else if (this.#buffer.length > FIRST_BYTES) this.#buffer = Buffer.allocUnsafe(FIRST_BYTES)
    this.length = length
  }

  /** `null` where there were too many. Valid until the next are added. */
  take(): Buffer | null {
    const { length } = this
    this.length = 0
    return length > this.limit ? null : this.#buffer.subarray(0, length)
  }

  #grow(size: number): void {
    const grown = Buffer.allocUnsafe(size)
    this.#buffer.copy(grown, 0, 0, this.length)
    this.#buffer = grown
  }
}
