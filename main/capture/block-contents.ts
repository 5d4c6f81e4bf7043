import { mask } from '../../shared/protocol/masking'
import { MessageSourceCode, StreamCode } from './capture-format'
import type { CapturedBlock } from './captured-block'
import { RecordCursor } from './record-cursor'

const NOT_HERE = -1

/**
 * Finds what the events of one block carry without leaving it, which is nearly always possible. Allocates nothing until
 * the bytes are asked for.
 */
export class BlockContents {
  /** The event that filters are asked about. */
  readonly event = new RecordCursor()
  /** The event whose bytes hold its content: its frame, its message or itself. */
  readonly #source = new RecordCursor()
  readonly #block: CapturedBlock
  readonly #bytes: Uint8Array
  #scratch = new Uint8Array(4096)

  constructor(block: CapturedBlock, records: DataView, bytes: Uint8Array) {
    this.#block = block
    this.#bytes = bytes
    this.event.begin(records)
    this.#source.begin(records)
  }

  /**
   * Moves to an event of the block; false when the block does not tell whether this frame is the whole of a compressed
   * message, because it ends before that.
   */
  moveTo(event: number): boolean {
    const index = event - this.#block.place.firstEvent
    this.event.moveTo(index)
    if (!this.event.mayBeWhole) return true
    if (event === this.#block.lastEvent) return false
    this.#source.moveTo(index + 1)
    if (this.#source.isMessage && this.#source.compressed) this.event.inflatedLength = this.#source.payloadLength
    return true
  }

  /** Place in the block's bytes of what the event moved to carries; -1 when it is not here in one piece. */
  find(event: number): number {
    const index = event - this.#block.place.firstEvent
    const source = this.#source
    source.moveTo(this.event.inflatedLength === -1 ? index : index + 1)
    if (!source.isMessage) return this.#place(source)
    if (source.source === MessageSourceCode.inflated) return this.#place(source)
    if (source.source === MessageSourceCode.fragments || index === 0) return NOT_HERE
    const { connection, received, message } = source
    // Its bytes are those of the frame before it. A record there that is not that frame is damage.
    source.moveTo(index - 1)
    const belongs = source.connection === connection && source.received === received && source.message === message
    return source.isFrame && belongs ? this.#place(source) : NOT_HERE
  }

  /** What was found last is as the filter sees it, not masked. */
  get isPlain(): boolean {
    return !this.#source.isFrame || !this.#source.masked
  }

  /** What was found last at `place`. Valid until the next call. */
  read(place: number): Uint8Array {
    const length = this.#source.payloadLength
    const bytes = this.#bytes.subarray(place, place + length)
    if (this.isPlain) return bytes
    if (this.#scratch.length < length) this.#scratch = new Uint8Array(length * 2)
    mask(bytes, this.#scratch, 0, this.#source.maskingKey, 0)
    return this.#scratch.subarray(0, length)
  }

  #place(source: RecordCursor): number {
    const start = source.position + (source.isFrame ? source.headerLength : 0)
    const runs = this.#block.runs?.of(source.connection, streamOf(source))
    return runs?.placeOf(start, start + source.payloadLength) ?? NOT_HERE
  }
}

function streamOf({ isFrame, isMessage, received }: RecordCursor): StreamCode {
  if (isFrame) return received ? StreamCode.received : StreamCode.sent
  if (isMessage) return received ? StreamCode['received-inflated'] : StreamCode['sent-inflated']
  return StreamCode.detail
}
