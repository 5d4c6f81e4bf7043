import { crc32 } from 'node:zlib'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import {
  BLOCK_MAGIC,
  BlockType,
  HEADER_BYTES,
  MAX_BODY_BYTES,
  NOWHERE,
  RECORD_BYTES,
  RUN_BYTES,
} from './capture-format'

const CHECKED_BYTES = 112
const COUNTS = 32

/**
 * The first bytes of a block. Opening a capture reads up to a million of them through one instance, so they are copied
 * to where typed arrays can look at them, and nothing is allocated.
 */
export class BlockHeader {
  readonly #bytes = Buffer.from(new ArrayBuffer(HEADER_BYTES))
  readonly #checked = this.#bytes.subarray(0, CHECKED_BYTES)
  readonly #words = new Uint32Array(this.#bytes.buffer)
  readonly #numbers = new Float64Array(this.#bytes.buffer)
  /** Events per class. */
  readonly counts = new Uint32Array(this.#bytes.buffer, COUNTS, EVENT_CLASS_COUNT)
  type = 0
  bodyLength = 0
  events = 0
  /** Fewer than events where frames are whole messages; see `FrameFlag.Whole`. */
  records = 0
  firstEvent = 0
  /** Place of the block before this one. */
  previous = NOWHERE
  runs = 0
  bodyChecksum = 0
  /** Time of the first event or run; 0 in blocks that have neither. */
  time = 0

  get length(): number {
    return HEADER_BYTES + this.bodyLength
  }

  /** Reads the header at `at`; false when there is no valid one, and the fields mean nothing then. */
  read(bytes: Buffer, at: number): boolean {
    if (bytes.length - at < HEADER_BYTES) return false
    bytes.copy(this.#bytes, 0, at, at + HEADER_BYTES)
    const words = this.#words
    if (words[0] !== BLOCK_MAGIC || words[28] !== crc32(this.#checked)) return false
    this.type = this.#bytes[4] ?? 0
    this.bodyLength = words[2] ?? 0
    this.events = words[3] ?? 0
    // Version 1 has 0 here: a record for each event.
    this.records = (words[1] ?? 0) >>> 8 || this.events
    this.firstEvent = this.#numbers[2] ?? 0
    this.previous = this.#numbers[3] ?? 0
    this.runs = words[24] ?? 0
    this.bodyChecksum = words[25] ?? 0
    this.time = this.#numbers[13] ?? 0
    return this.#isPlausible()
  }

  write(): Buffer {
    const words = this.#words
    words[0] = BLOCK_MAGIC
    words[1] = this.type | (this.records << 8)
    words[2] = this.bodyLength
    words[3] = this.events
    this.#numbers[2] = this.firstEvent
    this.#numbers[3] = this.previous
    words[24] = this.runs
    words[25] = this.bodyChecksum
    this.#numbers[13] = this.time
    words[28] = crc32(this.#checked)
    return Buffer.from(this.#bytes)
  }

  /** A checksum proves that the bytes are as written, not that a capture from elsewhere was written well. */
  #isPlausible(): boolean {
    if (!Number.isSafeInteger(this.firstEvent)) return false
    if (this.type < BlockType.Head || this.bodyLength > MAX_BODY_BYTES) return false
    if (this.type !== BlockType.Events) return this.events === 0 && this.records === 0 && this.runs === 0
    if (this.records > this.events || this.records * 2 < this.events) return false
    let counted = 0
    for (let index = 0; index < EVENT_CLASS_COUNT; index++) counted += this.counts[index] ?? 0
    return counted === this.events && this.records * RECORD_BYTES + this.runs * RUN_BYTES <= this.bodyLength
  }
}
