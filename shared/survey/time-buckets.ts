/** What is counted in each bucket of time. Bytes are those of frames on the wire, headers included. */
export interface BucketColumns {
  readonly sentMessages: Float64Array
  readonly receivedMessages: Float64Array
  readonly sentBytes: Float64Array
  readonly receivedBytes: Float64Array
  readonly sentControl: Float64Array
  readonly receivedControl: Float64Array
  /** Protocol violations and errors. */
  readonly problems: Float64Array
}

/** Bucket *n* is the time from `start + n * width` on, `width` long. Nanoseconds since the session's start. */
export interface BucketSeries extends BucketColumns {
  readonly start: number
  readonly width: number
}

export const MAX_BUCKETS = 4096
export const FIRST_WIDTH = 100_000_000

const columnsOf = (make: () => Float64Array): BucketColumns => ({
  sentMessages: make(),
  receivedMessages: make(),
  sentBytes: make(),
  receivedBytes: make(),
  sentControl: make(),
  receivedControl: make(),
  problems: make(),
})

/** Counts over a time of any length in a fixed number of buckets: when it gets too long for them, they get wider. */
export class TimeBuckets {
  readonly columns = columnsOf(() => new Float64Array(MAX_BUCKETS))
  #width = FIRST_WIDTH
  #end = 0

  /** The latest time that was asked for. */
  get end(): number {
    return this.#end
  }

  /** Index of the bucket of this time in every column. */
  at(time: number): number {
    if (time > this.#end) this.#end = time
    while (time >= this.#width * MAX_BUCKETS) this.#widen()
    return Math.floor(time / this.#width)
  }

  /**
   * Sums over the time between `from` and `to`, in at most `count` buckets of equal width, each made of whole ones: it may
   * begin a little earlier and end a little later.
   *
   * @param to `null` for the latest time
   */
  series(from: number, to: number | null, count: number): BucketSeries {
    const first = Math.min(Math.floor(from / this.#width), MAX_BUCKETS)
    const last = to === null ? Math.floor(this.#end / this.#width) + 1 : Math.ceil(to / this.#width)
    const buckets = Math.max(0, Math.min(last, MAX_BUCKETS) - first)
    const step = Math.max(1, Math.ceil(buckets / count))
    const length = Math.ceil(buckets / step)
    const columns = columnsOf(() => new Float64Array(length))
    for (const name of Object.keys(columns) as (keyof BucketColumns)[]) {
      const [sums, counts] = [columns[name], this.columns[name]]
      for (let index = 0; index < length * step; index++) {
        const sum = Math.floor(index / step)
        sums[sum] = (sums[sum] ?? 0) + (counts[first + index] ?? 0)
      }
    }
    return { start: first * this.#width, width: step * this.#width, ...columns }
  }

  #widen(): void {
    this.#width *= 2
    for (const counts of Object.values<Float64Array>({ ...this.columns })) {
      for (let index = 0; index < MAX_BUCKETS / 2; index++)
        counts[index] = (counts[2 * index] ?? 0) + (counts[2 * index + 1] ?? 0)
      counts.fill(0, MAX_BUCKETS / 2)
    }
  }
}
