import { RecordKind, type FilterableRecord } from '../../shared/filter/filterable-record'
import { EventClass } from '../../shared/session/event-class'
import { FrameFlag, MessageFlag, MessageSourceCode, RECORD_BYTES } from './capture-format'

const WHOLE = FrameFlag.Rsv1 | FrameFlag.Fin

/** What tells who had a frame sent, by the place of its record. */
interface Causes {
  causeAt(at: number): string | null
}

const nobody: Causes = { causeAt: () => null }

/**
 * One record of a block at a time, as filters see it: the same object moves over millions of events, and nothing is
 * allocated.
 */
export class RecordCursor implements FilterableRecord {
  #records: DataView = new DataView(new ArrayBuffer(RECORD_BYTES))
  #causes = nobody
  #at = 0
  /** Bytes of the inflated message that the frame is the whole of; -1 where it is not, or not known to be. */
  inflatedLength = -1

  /** @param records of a block */
  begin(records: DataView, causes: Causes): void {
    this.#records = records
    this.#causes = causes
    this.moveTo(0)
  }

  /** @param index of the record in its block */
  moveTo(index: number): void {
    this.#at = index * RECORD_BYTES
    this.inflatedLength = -1
  }

  /** False for what a newer version wrote: nothing is known of such an event. */
  get isReadable(): boolean {
    const { kind } = this
    if (kind === RecordKind.Message) return this.source <= MessageSourceCode.inflated
    return kind >= RecordKind.ConnectionOpened && kind <= RecordKind.ConnectionClosed
  }

  /** The frame may be the whole of a compressed message, whose record then comes next. */
  get mayBeWhole(): boolean {
    return this.isFrame && (this.#flags & WHOLE) === WHOLE
  }

  get kind(): number {
    return this.#records.getUint8(this.#at)
  }

  get isFrame(): boolean {
    return this.kind === RecordKind.Frame
  }

  get isMessage(): boolean {
    return this.kind === RecordKind.Message
  }

  get eventClass(): number {
    return this.#records.getUint8(this.#at + 1)
  }

  get connection(): number {
    return this.#records.getUint32(this.#at + 4, true)
  }

  get time(): number {
    return this.#records.getFloat64(this.#at + 8, true)
  }

  /** Place in the stream that the kind and, of a message, the source says. */
  get position(): number {
    return this.#records.getFloat64(this.#at + 16, true)
  }

  get payloadLength(): number {
    return this.#records.getFloat64(this.#at + 24, true)
  }

  get contentLength(): number {
    return this.inflatedLength === -1 ? this.payloadLength : this.inflatedLength
  }

  get received(): boolean {
    return (this.#flags & FrameFlag.Received) !== 0
  }

  get opcode(): number {
    if (this.isFrame) return this.#records.getUint8(this.#at + 3)
    const { eventClass } = this
    return eventClass === EventClass.MessageSentText || eventClass === EventClass.MessageReceivedText ? 1 : 2
  }

  get compressed(): boolean {
    return (this.#flags & (this.isFrame ? FrameFlag.Rsv1 : MessageFlag.Compressed)) !== 0
  }

  get cause(): string | null {
    if (this.received || !(this.isFrame || this.isMessage)) return null
    // A message follows its frame.
    return this.#causes.causeAt(this.isFrame ? this.#at : this.#at - RECORD_BYTES)
  }

  get fin(): boolean {
    return (this.#flags & FrameFlag.Fin) !== 0
  }

  get rsv1(): boolean {
    return (this.#flags & FrameFlag.Rsv1) !== 0
  }

  get rsv2(): boolean {
    return (this.#flags & FrameFlag.Rsv2) !== 0
  }

  get rsv3(): boolean {
    return (this.#flags & FrameFlag.Rsv3) !== 0
  }

  get masked(): boolean {
    return (this.#flags & FrameFlag.Masked) !== 0
  }

  get maskingKey(): number {
    return this.#records.getUint32(this.#at + 32, true)
  }

  /** Of a message, a `MessageSourceCode`. */
  get source(): number {
    return this.#records.getUint8(this.#at + 3)
  }

  get message(): number {
    return this.#records.getUint32(this.#at + 36, true)
  }

  get headerLength(): number {
    return this.#records.getUint8(this.#at + 44)
  }

  get #flags(): number {
    return this.#records.getUint8(this.#at + 2)
  }
}
