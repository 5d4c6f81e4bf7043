import { mask } from '../../shared/protocol/masking'
import { MessageSourceCode, StreamCode } from './capture-format'
import type { CapturedBlock } from './captured-block'
import { NeedleHits, type Needle } from './needle-hits'
import { RecordCursor } from './record-cursor'

const NOT_HERE = -1

/**
 * Finds what the events of one block carry in its bytes or in those of the block before it, which is nearly always
 * possible: what was read from the socket at once may end one block, and its records stand in the next. Allocates
 * nothing until bytes are asked for.
 */
export class BlockContents {
  readonly block: CapturedBlock
  /** The event that filters are asked about. */
  readonly event = new RecordCursor()
  readonly #bytes: Uint8Array
  readonly #hits: NeedleHits | null
  #before: BlockContents | null
  /** The record that says where the content is: of the event itself, of its message or of its frame. */
  readonly #source = new RecordCursor()
  /** What was found last: whose bytes, where, and how many there before the rest follows in the block after it. */
  #holder: BlockContents = this
  #place = NOT_HERE
  #length = 0
  #rest = NOT_HERE
  #scratch = new Uint8Array(1024)

  constructor(
    block: CapturedBlock,
    records: DataView,
    bytes: Uint8Array,
    needle: Needle | null,
    before: BlockContents | null,
  ) {
    this.block = block
    this.#bytes = bytes
    this.#hits = needle === null ? null : new NeedleHits(needle, bytes)
    this.#before = before
    this.event.begin(records, block)
    this.#source.begin(records, block)
  }

  /** Lets go of the block before: this one is now that of another. */
  forget(): void {
    this.#before = null
  }

  /**
   * Moves to an event of the block; false when the block does not tell whether this frame is the whole of a compressed
   * message, because it ends before that.
   */
  moveTo(event: number): boolean {
    const index = event - this.block.place.firstEvent
    this.event.moveTo(index)
    if (!this.event.mayBeWhole) return true
    if (event === this.block.lastEvent) return false
    this.#source.moveTo(index + 1)
    if (this.#source.isMessage && this.#source.compressed) this.event.inflatedLength = this.#source.payloadLength
    return true
  }

  /** Finds what the event moved to carries; false when it lies elsewhere, in pieces, or cannot be read. */
  find(event: number): boolean {
    const index = event - this.block.place.firstEvent
    const source = this.#source
    source.moveTo(this.event.inflatedLength === -1 ? index : index + 1)
    if (!source.isMessage || source.source === MessageSourceCode.inflated) return this.#findBytes()
    if (source.source === MessageSourceCode.fragments || index === 0) return false
    const { connection, received, message } = source
    // Its bytes are those of the frame before it. A record there that is not that frame is damage.
    source.moveTo(index - 1)
    const belongs = source.connection === connection && source.received === received && source.message === message
    return source.isFrame && belongs && this.#findBytes()
  }

  /** False when what was found last cannot hold the needle. */
  get mayMatch(): boolean {
    const holder = this.#holder
    const hits = holder.#hits
    if (hits === null || this.#isMasked || this.#rest !== NOT_HERE) return true
    return hits.within(this.#place, this.#place + this.#length)
  }

  /** What was found last, not masked. Valid until the next call. */
  read(): Uint8Array {
    const length = this.#source.payloadLength
    const holder = this.#holder
    const start = holder.#bytes.subarray(this.#place, this.#place + this.#length)
    if (!this.#isMasked && this.#rest === NOT_HERE) return start
    if (this.#scratch.length < length) this.#scratch = new Uint8Array(length * 2)
    const whole = this.#scratch.subarray(0, length)
    whole.set(start)
    if (this.#rest !== NOT_HERE)
      whole.set(this.#bytes.subarray(this.#rest, this.#rest + length - start.length), start.length)
    if (this.#isMasked) mask(whole, whole, 0, this.#source.maskingKey, 0)
    return whole
  }

  get #isMasked(): boolean {
    return this.#source.isFrame && this.#source.masked
  }

  #findBytes(): boolean {
    const source = this.#source
    const { connection } = source
    const stream = streamOf(source)
    const start = source.position + (source.isFrame ? source.headerLength : 0)
    const end = start + source.payloadLength
    this.#rest = NOT_HERE
    if (this.#found(this, connection, stream, start, end)) return true
    const before = this.#before
    if (before === null) return false
    const border = before.block.runs?.of(connection, stream)?.end ?? start
    if (border >= end) return this.#found(before, connection, stream, start, end)
    if (border <= start || !this.#found(before, connection, stream, start, border)) return false
    this.#rest = this.#placeOf(connection, stream, border, end)
    return this.#rest !== NOT_HERE
  }

  #found(holder: BlockContents, connection: number, stream: StreamCode, start: number, end: number): boolean {
    this.#holder = holder
    this.#place = holder.#placeOf(connection, stream, start, end)
    this.#length = end - start
    return this.#place !== NOT_HERE
  }

  #placeOf(connection: number, stream: StreamCode, start: number, end: number): number {
    return this.block.runs?.of(connection, stream)?.placeOf(start, end) ?? NOT_HERE
  }
}

function streamOf({ isFrame, isMessage, received }: RecordCursor): StreamCode {
  if (isFrame) return received ? StreamCode.received : StreamCode.sent
  if (isMessage) return received ? StreamCode['received-inflated'] : StreamCode['sent-inflated']
  return StreamCode.detail
}
