import { EVENT_CLASS_COUNT, EventClass, frameClass, messageClass } from '../../shared/session/event-class'
import type { Direction } from '../../shared/session/direction'
import type { RecordedFrame, RecordedMessage } from '../../shared/session/recorder'
import type { EventDetail } from '../../shared/session/session-event'
import {
  DetailKindCode,
  FrameFlag,
  FRAME_KIND,
  MESSAGE_KIND,
  MessageFlag,
  MessageSourceCode,
  NO_MESSAGE,
  RECORD_BYTES,
} from './capture-format'

/**
 * The records of a block that is being filled. The three views lie on one buffer, and no event allocates anything: this
 * runs for every frame of a flood.
 */
export class RecordTable {
  readonly #bytes: Uint8Array
  readonly #words: Uint32Array
  readonly #numbers: Float64Array
  /** Events per class. */
  readonly counts = new Uint32Array(EVENT_CLASS_COUNT)
  length = 0
  events = 0

  constructor(capacity: number) {
    const buffer = new ArrayBuffer(capacity * RECORD_BYTES)
    this.#bytes = new Uint8Array(buffer)
    this.#words = new Uint32Array(buffer)
    this.#numbers = new Float64Array(buffer)
  }

  get encoded(): Uint8Array {
    return this.#bytes.subarray(0, this.length * RECORD_BYTES)
  }

  clear(): void {
    this.length = 0
    this.events = 0
    this.counts.fill(0)
  }

  /**
   * @param back how many events ago the message's previous frame was; 0 for none
   * @param cause its number in this block; 0 for none
   */
  frame(
    connection: number,
    direction: Direction,
    frame: RecordedFrame,
    message: number | null,
    messageOpcode: number | null,
    back: number,
    handMade: boolean,
    time: number,
    cause: number,
  ): void {
    const flags =
      (direction === 'received' ? FrameFlag.Received : 0) |
      (frame.fin ? FrameFlag.Fin : 0) |
      (frame.rsv1 ? FrameFlag.Rsv1 : 0) |
      (frame.rsv2 ? FrameFlag.Rsv2 : 0) |
      (frame.rsv3 ? FrameFlag.Rsv3 : 0) |
      (frame.masked ? FrameFlag.Masked : 0) |
      (handMade ? FrameFlag.HandMade : 0)
    const eventClass = frameClass(direction, frame.opcode, messageOpcode)
    const at = this.#begin(FRAME_KIND, eventClass, flags, frame.opcode, connection, time)
    this.#numbers[(at >> 3) + 2] = frame.position
    this.#numbers[(at >> 3) + 3] = frame.payloadLength
    const word = (at >> 2) + 8
    this.#words[word] = frame.maskingKey
    this.#words[word + 1] = message ?? NO_MESSAGE
    this.#words[word + 2] = back
    this.#words[word + 3] = frame.headerLength | (cause << 8)
  }

  /**
   * Says with a flag of the frame just added that it is all of this message; false where it is not, or where the frame
   * is not here: then the message takes a record. Most messages are one frame, and records are most of what small ones
   * cost on disk.
   */
  completesFrame(connection: number, direction: Direction, message: RecordedMessage, time: number): boolean {
    if (message.source !== 'frame' || this.length === 0) return false
    const at = (this.length - 1) * RECORD_BYTES
    const flags = this.#bytes[at + 2] ?? 0
    const [number, word] = [at >> 3, at >> 2]
    const isItsFrame =
      this.#bytes[at] === FRAME_KIND &&
      (flags & FrameFlag.Whole) === 0 &&
      ((flags & FrameFlag.Received) !== 0) === (direction === 'received') &&
      this.#words[word + 1] === connection &&
      this.#words[word + 9] === message.message &&
      this.#numbers[number + 1] === time &&
      this.#numbers[number + 3] === message.length
    if (!isItsFrame) return false
    this.#bytes[at + 2] = flags | FrameFlag.Whole
    this.#count(messageClass(direction, message.type))
    return true
  }

  message(connection: number, direction: Direction, message: RecordedMessage, time: number): void {
    const flags =
      (direction === 'received' ? MessageFlag.Received : 0) | (message.compressed ? MessageFlag.Compressed : 0)
    const source = MessageSourceCode[message.source]
    const eventClass = messageClass(direction, message.type)
    const at = this.#begin(MESSAGE_KIND, eventClass, flags, source, connection, time)
    const number = at >> 3
    this.#numbers[number + 2] = message.position
    this.#numbers[number + 3] = message.length
    this.#words[(at >> 2) + 8] = message.frameCount
    this.#words[(at >> 2) + 9] = message.message
    this.#numbers[number + 5] = message.wireLength
  }

  /** @param position place of its JSON in the detail stream */
  detail(connection: number, kind: EventDetail['kind'], position: number, length: number, time: number): void {
    const problem = kind === 'protocol-violation' || kind === 'error'
    const eventClass = problem ? EventClass.Problem : EventClass.Lifecycle
    const at = this.#begin(DetailKindCode[kind], eventClass, 0, 0, connection, time)
    this.#numbers[(at >> 3) + 2] = position
    this.#numbers[(at >> 3) + 3] = length
    this.#numbers[(at >> 3) + 4] = 0
    this.#numbers[(at >> 3) + 5] = 0
  }

  /** Writes the fields that all kinds share; returns the record's place in bytes. */
  #begin(
    kind: number,
    eventClass: EventClass,
    flags: number,
    fourth: number,
    connection: number,
    time: number,
  ): number {
    const at = this.length * RECORD_BYTES
    this.length += 1
    this.#count(eventClass)
    this.#bytes[at] = kind
    this.#bytes[at + 1] = eventClass
    this.#bytes[at + 2] = flags
    this.#bytes[at + 3] = fourth
    this.#words[(at >> 2) + 1] = connection
    this.#numbers[(at >> 3) + 1] = time
    return at
  }

  #count(eventClass: EventClass): void {
    this.events += 1
    this.counts[eventClass] = (this.counts[eventClass] ?? 0) + 1
  }
}
