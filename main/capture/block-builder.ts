import { crc32 } from 'node:zlib'
import type { Direction } from '../../shared/session/direction'
import type { RecordedFrame, RecordedMessage } from '../../shared/session/recorder'
import type { EventDetail } from '../../shared/session/session-event'
import { BlockHeader } from './block-header'
import { BLOCK_BYTES, BlockType, RECORD_BYTES, RUN_BYTES, StreamCode } from './capture-format'
import { CARRIED, encodeCauseName } from './cause-names'
import { RecordTable } from './record-table'
import { RunTable } from './run-table'
import { createStreamState, type StreamState } from './stream-state'

/** Bytes that come in one piece stay in one block below this length. */
const SPLIT_FROM = 16 * 1024

// An event adds at most a record and two runs, of its own and of a name, after the block was found to have room.
const SLACK = 4

/** A block being filled. Its three buffers are allocated once; the writer uses a builder again after it was written. */
export class BlockBuilder {
  readonly #records = new RecordTable(Math.ceil(BLOCK_BYTES / RECORD_BYTES) + SLACK)
  readonly #runs = new RunTable(Math.ceil(BLOCK_BYTES / RUN_BYTES) + SLACK)
  readonly #slab = new Uint8Array(BLOCK_BYTES + SPLIT_FROM)
  #bytesLength = 0
  #time = 0
  readonly #causes = new Map<string, number>()
  #names = createStreamState(0, StreamCode.cause)

  /** Place in the file. */
  offset = 0
  /** Place of the block before it. */
  previous = 0
  firstEvent = 0
  /** Body so far, in bytes. */
  size = 0

  get events(): number {
    return this.#records.events
  }

  get counts(): Uint32Array {
    return this.#records.counts
  }

  /** Time of the first event or run. */
  get time(): number {
    return this.#time
  }

  get isEmpty(): boolean {
    return this.size === 0
  }

  get isFull(): boolean {
    return this.size >= BLOCK_BYTES
  }

  begin(offset: number, previous: number, firstEvent: number): void {
    this.offset = offset
    this.previous = previous
    this.firstEvent = firstEvent
    this.size = 0
    this.#records.clear()
    this.#runs.clear()
    this.#bytesLength = 0
    if (this.#causes.size > 0) this.#causes.clear()
    this.#names = createStreamState(0, StreamCode.cause)
  }

  /** Takes the start of `bytes`, at least one byte; returns how many. The block must not be full. */
  append(stream: StreamState, bytes: Uint8Array, time: number): number {
    const taken = bytes.length < SPLIT_FROM ? bytes.length : Math.min(bytes.length, BLOCK_BYTES - this.size)
    this.#addRun(stream, taken, time)
    // Copying costs less than leaving the bytes where they are: their memory could not be used again.
    this.#slab.set(taken === bytes.length ? bytes : bytes.subarray(0, taken), this.#bytesLength)
    stream.length += taken
    this.#bytesLength += taken
    this.size += taken
    return taken
  }

  frame(
    stream: StreamState,
    direction: Direction,
    frame: RecordedFrame,
    message: number | null,
    messageOpcode: number | null,
    back: number,
    handMade: boolean,
    time: number,
    cause: string | null,
  ): void {
    const number = cause === null ? 0 : this.#causeNumber(cause, time)
    this.#refer(stream, time)
    this.#records.frame(stream.connection, direction, frame, message, messageOpcode, back, handMade, time, number)
  }

  /** @param cause of its last frame, which the record before says where it is in this block */
  message(
    stream: StreamState,
    direction: Direction,
    message: RecordedMessage,
    time: number,
    cause: string | null,
  ): void {
    if (cause !== null && this.events === 0) this.#nameCause(CARRIED, cause, time)
    if (this.#records.completesFrame(stream.connection, direction, message, time)) return
    this.#refer(stream, time)
    this.#records.message(stream.connection, direction, message, time)
  }

  detail(stream: StreamState, kind: EventDetail['kind'], position: number, length: number, time: number): void {
    this.#refer(stream, time)
    this.#records.detail(stream.connection, kind, position, length, time)
  }

  /** The block as it goes to the file. Valid until the next `begin`. */
  seal(): Uint8Array[] {
    const body = [this.#records.encoded, this.#runs.encoded, this.#slab.subarray(0, this.#bytesLength)]
    const header = new BlockHeader()
    header.type = BlockType.Events
    header.bodyLength = this.size
    header.events = this.#records.events
    header.records = this.#records.length
    header.firstEvent = this.firstEvent
    header.previous = this.previous
    header.counts.set(this.#records.counts)
    header.runs = this.#runs.length
    header.time = this.#time
    for (const part of body) header.bodyChecksum = crc32(part, header.bodyChecksum)
    return [header.write(), ...body]
  }

  /**
   * Makes room for a record about `stream`. Its bytes may all be in earlier blocks: an empty run then says where, so that
   * nobody has to look for them.
   */
  #refer(stream: StreamState, time: number): void {
    if (stream.block !== this.offset) this.#addRun(stream, 0, time)
    if (this.size === 0) this.#time = time
    this.size += RECORD_BYTES
  }

  /** Numbers are the block's own, so that it needs no other to be read. */
  #causeNumber(cause: string, time: number): number {
    const known = this.#causes.get(cause)
    if (known !== undefined) return known
    const number = this.#causes.size + 1
    this.#causes.set(cause, number)
    this.#nameCause(number, cause, time)
    return number
  }

  #nameCause(number: number, cause: string, time: number): void {
    this.append(this.#names, encodeCauseName(number, cause), time)
  }

  #addRun(stream: StreamState, length: number, time: number): void {
    if (this.size === 0) this.#time = time
    if (this.#runs.add(stream, this.offset, this.#bytesLength, length, time)) this.size += RUN_BYTES
  }
}
