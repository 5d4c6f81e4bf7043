/** A `Float64Array` that grows: 8 bytes a number where an array of a million objects would take 50. */
export class GrowableNumbers {
  #values = new Float64Array(64)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Float64Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length] = value
    this.length += 1
  }

  at(index: number): number {
    return this.#values[index] ?? Number.NaN
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }

  /** Index of the last value that is not above `limit`, in ascending values; -1 for none. */
  lastUpTo(limit: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.at(middle) <= limit) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
