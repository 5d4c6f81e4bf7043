import type { Annotation } from '../../shared/session/annotation'
import { BlockBuilder } from './block-builder'
import { BlockQueue } from './block-queue'
import type { CaptureFile } from './capture-file'
import { BlockType, HEADER_BYTES } from './capture-format'
import { encodeJsonBlock, lengthOf } from './json-block'
import type { RecordingTally } from './recording-tally'
import type { StreamState } from './stream-state'
import type { WrittenPart } from './written-part'

/** An event waits at most this long for its block to go to the file; milliseconds. */
const BLOCK_AGE = 33

/** As many as come back before a jam is over; what is more is left to the garbage collector. */
const POOLED_BUILDERS = 16

/**
 * Blocks on their way into the file: the one being filled, and those that wait. A block ends when it is full, or 33 ms
 * after its first event. What got to the disk is entered in the written part and in the tally.
 */
export class BlockLine {
  readonly #written: WrittenPart
  readonly #tally: RecordingTally
  readonly #queue: BlockQueue
  readonly #isApart: (offset: number) => boolean
  readonly #pool: BlockBuilder[] = []
  #block = new BlockBuilder()
  #timer: NodeJS.Timeout | null = null
  /** The block is old enough, but another one was being written. */
  #overdue = false

  /** @param onFailed a write failed, and all that waits is lost: call `restart` before anything else is added */
  constructor(file: CaptureFile, written: WrittenPart, tally: RecordingTally, onFailed: (cause: unknown) => void) {
    this.#written = written
    this.#tally = tally
    this.#isApart = (offset) => file.ring?.beginsAt(offset) ?? false
    this.#queue = new BlockQueue(file, () => this.#endOverdueBlock(), onFailed)
    this.#block.begin(written.fileLength, written.lastBlock, written.events)
  }

  get congested(): boolean {
    return this.#queue.congested
  }

  whenDrained(): Promise<void> {
    return this.#queue.whenDrained()
  }

  /** Resolves when nothing is being written any more, also after a failure. */
  whenIdle(): Promise<void> {
    return this.#queue.whenIdle()
  }

  /** Place in the file where all that was recorded so far will end. */
  get end(): number {
    const { offset, isEmpty, size } = this.#block
    return isEmpty ? offset : offset + HEADER_BYTES + size
  }

  /** The block to add one event to, followed by `eventAdded`. */
  get block(): BlockBuilder {
    return this.#block
  }

  /** Number that the next event gets. */
  get nextEvent(): number {
    return this.#block.firstEvent + this.#block.events
  }

  /** Appends to a stream, at least one byte. */
  append(stream: StreamState, bytes: Uint8Array, time: number): void {
    let taken = this.#block.append(stream, bytes, time)
    while (taken < bytes.length) {
      this.#endBlock()
      taken += this.#block.append(stream, bytes.subarray(taken), time)
    }
    this.eventAdded()
  }

  eventAdded(): void {
    if (this.#block.isFull) this.#endBlock()
    else this.#timer ??= setTimeout(() => this.#onAge(), BLOCK_AGE)
  }

  /** Ends the block; resolves when it is in the file, or lost. */
  flush(): Promise<void> {
    return new Promise((resolve) => this.#endBlock(resolve))
  }

  /** Adds it behind all that came before. Resolves when it is in the file, or lost. */
  annotate(annotation: Annotation): Promise<void> {
    return this.#addJsonBlock(BlockType.Annotation, annotation, (offset, length) =>
      this.#written.addAnnotation(offset, length),
    )
  }

  /** Likewise a handshake whose events are about to be let go. */
  keepHandshake(connection: number, content: object): Promise<void> {
    return this.#addJsonBlock(BlockType.Handshake, content, (offset, length) =>
      this.#written.addHandshake(connection, offset, length),
    )
  }

  #addJsonBlock(type: number, content: object, enter: (offset: number, length: number) => void): Promise<void> {
    if (!this.#block.isEmpty) this.#endBlock()
    const { offset, previous, firstEvent } = this.#block
    const buffers = encodeJsonBlock(type, content, previous, firstEvent)
    const length = lengthOf(buffers)
    this.#block.begin(offset + length, offset, firstEvent)
    return new Promise((resolve) => {
      const onWritten = (): void => {
        enter(offset, length)
        resolve()
      }
      this.#queue.push({ buffers, offset, length, onWritten, onLost: resolve })
    })
  }

  /** What waits is lost, and its memory free. The next block, if there is one, follows the last one on disk. */
  restart(): void {
    this.#overdue = false
    if (!this.#block.isEmpty) this.#tally.lose(this.#block.time)
    this.#block.begin(this.#written.fileLength, this.#written.lastBlock, this.#written.events)
  }

  /** Nothing comes any more. Resolves when all that waited is in the file, or lost. */
  finish(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    if (!this.#block.isEmpty) this.#endBlock()
    return this.#queue.whenIdle()
  }

  /** @param onSettled called when the block is in the file, or lost */
  #endBlock(onSettled?: () => void): void {
    const block = this.#block
    this.#overdue = false
    const buffers = block.seal()
    const length = lengthOf(buffers)
    const { snapshot } = this.#tally
    const onWritten = (): void => {
      this.#tally.setWritten(snapshot)
      this.#written.addEvents(
        block.offset,
        { length, time: block.time, counts: block.counts },
        this.#isApart(block.offset),
      )
      if (this.#pool.length < POOLED_BUILDERS) this.#pool.push(block)
      onSettled?.()
    }
    const onLost = (): void => {
      this.#tally.lose(block.time)
      onSettled?.()
    }
    this.#block = this.#pool.pop() ?? new BlockBuilder()
    this.#block.begin(block.offset + length, block.offset, block.firstEvent + block.events)
    this.#queue.push({ buffers, offset: block.offset, length, onWritten, onLost })
  }

  #onAge(): void {
    this.#timer = null
    if (this.#block.isEmpty) return
    if (this.#queue.isIdle) this.#endBlock()
    else this.#overdue = true
  }

  #endOverdueBlock(): void {
    if (this.#overdue) this.#endBlock()
  }
}
