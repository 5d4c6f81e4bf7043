/** What is said of many values. A percentile is the smallest value that so many percent of them do not exceed. */
export interface Distribution {
  readonly count: number
  readonly min: number
  readonly median: number
  readonly p95: number
  readonly max: number
}

/** So many values are kept as they are; beyond that they are counted in steps. */
export const EXACT_VALUES = 256

/** Steps an octave: a value is taken for the middle of its step, which is less than 1 % off. */
const STEPS = 64
const STEP_BITS = 6

/** Percentiles of any number of whole values from 0 to 2^53: exact for few, less than 1 % off for many. */
export class ValueHistogram {
  #exact: number[] | null = []
  #steps = new Float64Array(0)
  #count = 0
  #min = Infinity
  #max = 0

  add(value: number): void {
    this.#count += 1
    if (value < this.#min) this.#min = value
    if (value > this.#max) this.#max = value
    if (this.#exact === null) return this.#countStep(value)
    this.#exact.push(value)
    if (this.#exact.length > EXACT_VALUES) this.#countAll(this.#exact)
  }

  /** `null` without a value. */
  get distribution(): Distribution | null {
    if (this.#count === 0) return null
    const [median, p95] = [this.#percentile(0.5), this.#percentile(0.95)]
    return { count: this.#count, min: this.#min, median, p95, max: this.#max }
  }

  #percentile(part: number): number {
    const rank = Math.ceil(part * this.#count)
    if (this.#exact !== null) return this.#exact.toSorted((a, b) => a - b)[rank - 1] ?? this.#max
    let seen = 0
    const step = this.#steps.findIndex((count) => (seen += count) >= rank)
    return Math.min(Math.max(middleOfStep(step), this.#min), this.#max)
  }

  #countAll(values: readonly number[]): void {
    this.#exact = null
    for (const value of values) this.#countStep(value)
  }

  #countStep(value: number): void {
    const step = stepOf(value)
    if (step >= this.#steps.length) {
      const grown = new Float64Array(step + STEPS)
      grown.set(this.#steps)
      this.#steps = grown
    }
    this.#steps[step] = (this.#steps[step] ?? 0) + 1
  }
}

/** Values below 64 have a step each; above, each octave has as many steps. */
function stepOf(value: number): number {
  if (value < STEPS) return Math.floor(value)
  const octave = octaveOf(value) - STEP_BITS
  return octave * STEPS + Math.floor(value / 2 ** octave)
}

function middleOfStep(step: number): number {
  if (step < STEPS) return step
  const octave = Math.floor(step / STEPS) - 1
  const width = 2 ** octave
  return (step - octave * STEPS) * width + (width - 1) / 2
}

/** The place of the highest bit. */
function octaveOf(value: number): number {
  if (value < 2 ** 32) return 31 - Math.clz32(value)
  return 63 - Math.clz32(value / 2 ** 32)
}
