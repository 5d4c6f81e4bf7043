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

const COUNTS = 32
const CHECKED_BYTES = 112

/** The first bytes of a block. Reused while walking a file of a million blocks, so reading allocates nothing. */
export class BlockHeader {
  type = 0
  bodyLength = 0
  events = 0
  firstEvent = 0
  /** Place of the block before this one. */
  previous = NOWHERE
  readonly counts = new Uint32Array(EVENT_CLASS_COUNT)
  runs = 0
  bodyChecksum = 0
  /** Time of the first event or run; 0 in blocks that have neither. */
  time = 0

  get length(): number {
    return HEADER_BYTES + this.bodyLength
  }

  /** Reads the header at `at`; false when there is no valid one, and the fields mean nothing then. */
  read(bytes: Buffer, at: number): boolean {
    if (bytes.length - at < HEADER_BYTES || bytes.readUInt32LE(at) !== BLOCK_MAGIC) return false
    if (bytes.readUInt32LE(at + CHECKED_BYTES) !== crc32(bytes.subarray(at, at + CHECKED_BYTES))) return false
    this.type = bytes.readUInt8(at + 4)
    this.bodyLength = bytes.readUInt32LE(at + 8)
    this.events = bytes.readUInt32LE(at + 12)
    this.firstEvent = bytes.readDoubleLE(at + 16)
    this.previous = bytes.readDoubleLE(at + 24)
    for (let index = 0; index < EVENT_CLASS_COUNT; index++)
      this.counts[index] = bytes.readUInt32LE(at + COUNTS + 4 * index)
    this.runs = bytes.readUInt32LE(at + 96)
    this.bodyChecksum = bytes.readUInt32LE(at + 100)
    this.time = bytes.readDoubleLE(at + 104)
    return this.#isPlausible()
  }

  write(): Buffer {
    const bytes = Buffer.alloc(HEADER_BYTES)
    bytes.writeUInt32LE(BLOCK_MAGIC, 0)
    bytes.writeUInt8(this.type, 4)
    bytes.writeUInt32LE(this.bodyLength, 8)
    bytes.writeUInt32LE(this.events, 12)
    bytes.writeDoubleLE(this.firstEvent, 16)
    bytes.writeDoubleLE(this.previous, 24)
    for (const [index, count] of this.counts.entries()) bytes.writeUInt32LE(count, COUNTS + 4 * index)
    bytes.writeUInt32LE(this.runs, 96)
    bytes.writeUInt32LE(this.bodyChecksum, 100)
    bytes.writeDoubleLE(this.time, 104)
    bytes.writeUInt32LE(crc32(bytes.subarray(0, CHECKED_BYTES)), CHECKED_BYTES)
    return bytes
  }

  /** A checksum proves that the bytes are as written, not that a capture from elsewhere was written well. */
  #isPlausible(): boolean {
    if (!Number.isSafeInteger(this.firstEvent)) return false
    if (this.type < BlockType.Head || this.type > BlockType.End || this.bodyLength > MAX_BODY_BYTES) return false
    if (this.type !== BlockType.Events) return this.events === 0 && this.runs === 0
    let counted = 0
    for (let index = 0; index < EVENT_CLASS_COUNT; index++) counted += this.counts[index] ?? 0
    return counted === this.events && this.events * RECORD_BYTES + this.runs * RUN_BYTES <= this.bodyLength
  }
}
