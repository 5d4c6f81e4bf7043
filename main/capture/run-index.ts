import { RUN_BYTES, type StreamCode } from './capture-format'

/** The runs of one stream in one block, in the order of the stream. */
export class StreamRuns {
  /** Place of the block with the stream's run before these; `NOWHERE` for none. */
  readonly previous: number
  readonly #positions: number[] = []
  readonly #starts: number[] = []
  readonly #lengths: number[] = []

  constructor(previous: number) {
    this.previous = previous
  }

  add(position: number, start: number, length: number): void {
    this.#positions.push(position)
    this.#starts.push(start)
    this.#lengths.push(length)
  }

  get count(): number {
    return this.#positions.length
  }

  /** Place in the stream of the first byte. */
  get first(): number {
    return this.#positions[0] ?? 0
  }

  get end(): number {
    return this.position(this.count - 1) + this.length(this.count - 1)
  }

  position(index: number): number {
    return this.#positions[index] ?? 0
  }

  /** Place in the block's bytes. */
  start(index: number): number {
    return this.#starts[index] ?? 0
  }

  length(index: number): number {
    return this.#lengths[index] ?? 0
  }

  /** Where in the block's bytes this stretch of the stream lies in one piece; -1 when it does not. */
  placeOf(from: number, to: number): number {
    const first = Math.max(0, this.lastBefore(from + 1))
    const place = this.start(first) + from - this.position(first)
    if (from < this.position(first)) return -1
    for (let index = first; index < this.count; index++) {
      // Runs that follow one another in the stream mostly lie side by side.
      if (this.start(index) - this.position(index) !== place - from) return -1
      const end = this.position(index) + this.length(index)
      if (to <= end) return place
      if (this.position(index + 1) !== end) return -1
    }
    return -1
  }

  /** Index of the last run that begins before `position`; -1 for none. */
  lastBefore(position: number): number {
    let low = 0
    let high = this.#positions.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.position(middle) < position) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

/** Which bytes of which streams a block holds. Copied out of the block, so that it may outlive the block in memory. */
export class RunIndex {
  readonly #streams = new Map<number, StreamRuns>()
  readonly length: number

  constructor(runs: Buffer, bytesLength: number) {
    this.length = runs.length / RUN_BYTES
    for (let at = 0; at < runs.length; at += RUN_BYTES) {
      const key = streamKey(runs.readUInt32LE(at), runs.readUInt8(at + 4))
      const start = runs.readUInt32LE(at + 32)
      const length = runs.readUInt32LE(at + 36)
      if (start + length > bytesLength) continue
      let stream = this.#streams.get(key)
      if (stream === undefined) {
        stream = new StreamRuns(runs.readDoubleLE(at + 24))
        this.#streams.set(key, stream)
      }
      stream.add(runs.readDoubleLE(at + 8), start, length)
    }
  }

  of(connection: number, stream: StreamCode): StreamRuns | undefined {
    return this.#streams.get(streamKey(connection, stream))
  }
}

const streamKey = (connection: number, stream: number): number => connection * 8 + stream
