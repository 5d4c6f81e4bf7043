import { createByteSearch, type ByteSearch } from '../../shared/filter/byte-search'

/**
 * Where a needle lies in the bytes of a block. One pass over the whole block is many times faster than one search for
 * each event, and tells of most events at once that they cannot match.
 */
export class NeedleHits {
  readonly #search: ByteSearch
  readonly #length: number
  #bytes: Uint8Array | null = null
  #searched = false
  /** Ascending. */
  #places = new Uint32Array(1024)
  #count = 0

  constructor(needle: Uint8Array) {
    this.#search = createByteSearch(needle)
    this.#length = needle.length
  }

  /** @param bytes of a block */
  begin(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.#searched = false
  }

  /** Whether the needle lies in this part of the bytes. */
  within(start: number, end: number): boolean {
    if (!this.#searched) this.#searchAll()
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#places[middle] as number) < start) low = middle + 1
      else high = middle
    }
    return low < this.#count && (this.#places[low] as number) + this.#length <= end
  }

  #searchAll(): void {
    this.#searched = true
    this.#count = 0
    if (this.#bytes === null) return
    for (let at = this.#search(this.#bytes, 0); at !== -1; at = this.#search(this.#bytes, at + 1)) {
      if (this.#count === this.#places.length) {
        const grown = new Uint32Array(this.#count * 2)
        grown.set(this.#places)
        this.#places = grown
      }
      this.#places[this.#count++] = at
    }
  }
}
