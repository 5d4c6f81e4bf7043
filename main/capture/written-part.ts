import type { BlockDirectory, BlockPlaceInFile } from './block-directory'
import { ExtentDirectory, type BlockSummary } from './extent-directory'

/** What of the capture is on disk: all of the file up to `fileLength` may be read. */
export class WrittenPart implements BlockDirectory {
  readonly #onGrown: () => void
  readonly extents = new ExtentDirectory()
  readonly annotations: BlockPlaceInFile[] = []
  readonly handshakes = new Map<number, number>()
  #fileLength: number
  #lastBlock = 0

  /** @param onGrown after each block that reached the file, in order */
  constructor(headLength: number, onGrown: () => void) {
    this.#fileLength = headLength
    this.#onGrown = onGrown
  }

  get fileLength(): number {
    return this.#fileLength
  }

  /** Place of the last block. */
  get lastBlock(): number {
    return this.#lastBlock
  }

  /** Events per class; see `EventClass`. */
  get counts(): number[] {
    return [...this.extents.counts]
  }

  /** Events of these that were let go. */
  get letGoCounts(): number[] {
    return [...this.extents.letGoCounts]
  }

  get events(): number {
    return this.extents.events
  }

  /** The next block of events is in the file. @param apart what lies before it may be let go without it */
  addEvents(offset: number, block: BlockSummary, apart: boolean): void {
    this.extents.add(offset, block, apart)
    this.#grow(offset, block.length)
  }

  addAnnotation(offset: number, length: number): void {
    this.annotations.push({ offset, length })
    this.#grow(offset, length)
  }

  addHandshake(connection: number, offset: number, length: number): void {
    this.handshakes.set(connection, offset)
    this.#grow(offset, length)
  }

  /** A block of which nothing is remembered. */
  addOther(offset: number, length: number): void {
    this.#grow(offset, length)
  }

  /** What lies before this place is not in the file any more. */
  letGo(position: number): void {
    this.extents.letGo(position)
    this.annotations.splice(0, this.annotations.filter(({ offset }) => offset < position).length)
    for (const [connection, offset] of this.handshakes) if (offset < position) this.handshakes.delete(connection)
    this.#onGrown()
  }

  #grow(offset: number, length: number): void {
    this.#fileLength = offset + length
    this.#lastBlock = offset
    this.#onGrown()
  }
}
