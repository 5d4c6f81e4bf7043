/**
 * A `Float64Array` that grows: 8 bytes a number where an array of a million objects would take 50. The first ones may be
 * let go; the others keep their indexes.
 */
export class GrowableNumbers {
  #values = new Float64Array(64)
  /** Index of the first number in `#values`, and of the first that is left. */
  #base = 0
  first = 0
  length = 0

  push(value: number): void {
    if (this.length - this.#base === this.#values.length) this.#makeRoom()
    this.#values[this.length - this.#base] = value
    this.length += 1
  }

  at(index: number): number {
    return index < this.first ? Number.NaN : (this.#values[index - this.#base] ?? Number.NaN)
  }

  set(index: number, value: number): void {
    this.#values[index - this.#base] = value
  }

  /** All before this index are forgotten. */
  letGo(first: number): void {
    this.first = first
  }

  /** Index of the last value that is not above `limit`, in ascending values; the one before `first` for none. */
  lastUpTo(limit: number): number {
    let low = this.first
    let high = this.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.at(middle) <= limit) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  #makeRoom(): void {
    const left = this.#values.subarray(this.first - this.#base)
    const values = left.length * 2 > this.#values.length ? new Float64Array(this.#values.length * 2) : this.#values
    values.set(left)
    this.#values = values
    this.#base = this.first
  }
}
