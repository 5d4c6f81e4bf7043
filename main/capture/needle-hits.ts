import { createByteSearch, type ByteSearch } from '../../shared/filter/byte-search'

/** Bytes that are looked for in one block after another. */
export class Needle {
  readonly length: number
  readonly search: ByteSearch

  constructor(bytes: Uint8Array) {
    this.length = bytes.length
    this.search = createByteSearch(bytes)
  }
}

/**
 * Where a needle lies in the bytes of a block. One pass over the whole block is many times faster than one search for
 * each event, and tells of most events at once that they cannot match.
 */
export class NeedleHits {
  readonly #needle: Needle
  readonly #bytes: Uint8Array
  /** Ascending; `null` before the first question. */
  #places: readonly number[] | null = null

  constructor(needle: Needle, bytes: Uint8Array) {
    this.#needle = needle
    this.#bytes = bytes
  }

  /** Whether the needle lies in this part of the bytes. */
  within(start: number, end: number): boolean {
    this.#places ??= this.#searchAll()
    const places = this.#places
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((places[middle] as number) < start) low = middle + 1
      else high = middle
    }
    return low < places.length && (places[low] as number) + this.#needle.length <= end
  }

  #searchAll(): readonly number[] {
    const places: number[] = []
    const { search } = this.#needle
    for (let at = search(this.#bytes, 0); at !== -1; at = search(this.#bytes, at + 1)) places.push(at)
    return places
  }
}
