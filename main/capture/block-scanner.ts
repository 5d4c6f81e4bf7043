import { EVENT_CLASS_COUNT, EventClass } from '../../shared/session/event-class'
import type { CaptureDamage } from '../../shared/session/session-summary'
import type { BlockPlaceInFile } from './block-directory'
import { BlockHeader } from './block-header'
import { BlockType, HEADER_BYTES, NOWHERE } from './capture-format'
import type { ExtentDirectory } from './extent-directory'
import { FileWindow } from './file-window'
import { readAt } from './read-at'
import type { KnownBlocks } from './read-directory'
import type { CaptureBytes } from './capture-bytes'

const MAGIC = Buffer.from('FSB1')
const SEARCH_BYTES = 1024 * 1024
const BLANK = Buffer.alloc(SEARCH_BYTES)

// Blocks count events in 32 bits, and so do the extents that stand for missing ones.
const MAX_MISSING = 0xffff_ffff

/** Walks the headers of a capture's blocks, from where it stopped the last time, and enters them in the directory. */
export class BlockScanner {
  readonly #file: CaptureBytes
  readonly #window: FileWindow
  readonly #directory: ExtentDirectory
  readonly #header = new BlockHeader()
  #lastTime = 0
  /** Damage whose missing events the next good block will tell. */
  #gap: CaptureDamage | null = null
  readonly damage: CaptureDamage[] = []
  /** Where the next block is expected. */
  position = 0
  /** Place of the last block. */
  lastBlock = NOWHERE
  /** What follows the last block is a part of one, which has no valid end, or room that was never written to. */
  torn = false
  /** Place of the end block, while no events follow it. */
  endBlock = NOWHERE
  /** Places of annotation blocks that nobody has read yet. */
  readonly annotations: BlockPlaceInFile[] = []
  /** Likewise of handshake blocks. */
  readonly handshakes: number[] = []

  /** @param known what need not be walked; the directory has it already */
  constructor(file: CaptureBytes, directory: ExtentDirectory, known: KnownBlocks | null) {
    this.#file = file
    this.#window = new FileWindow(file)
    this.#directory = directory
    if (known === null) return
    this.position = known.position
    this.lastBlock = known.lastBlock
    this.#lastTime = directory.extent(directory.length - 1).time
    this.annotations = [...known.annotations]
  }

  /** Events per class that were let go before the file was opened, as its end says; `null` where nobody does. */
  letGoCounts: readonly number[] | null = null

  /** What lies before this place is not in the file any more. */
  letGo(position: number): void {
    const left = this.damage.filter(({ offset }) => offset >= position)
    this.damage.splice(0, this.damage.length, ...left)
  }

  /** Stops before a block that does not end within `fileLength`. */
  async scan(fileLength: number): Promise<void> {
    this.#window.forget()
    this.torn = false
    while (fileLength - this.position >= HEADER_BYTES) {
      // What comes after the head was let go, maybe faster than it was looked at.
      if (this.lastBlock !== NOWHERE) this.position = Math.max(this.position, this.#file.firstPlace)
      if (!this.#window.holds(this.position, HEADER_BYTES)) await this.#window.load(this.position, HEADER_BYTES)
      const valid = this.#window.readHeader(this.#header, this.position) && this.#continues()
      if (!valid) {
        if (!(await this.#skipDamage(fileLength))) return
      } else if (this.position + this.#header.length > fileLength) {
        this.torn = true
        return
      } else this.#enter()
    }
    this.torn = this.position < fileLength
  }

  #continues(): boolean {
    const missing = this.#header.firstEvent - this.#directory.events
    if (this.#directory.events === 0 && this.#file.firstPlace > 0) return missing >= 0
    return missing >= 0 && missing <= MAX_MISSING
  }

  #enter(): void {
    const { type, firstEvent, length, time } = this.#header
    if (this.#directory.events === 0 && firstEvent > 0 && this.#file.firstPlace > 0) this.#enterLetGo(firstEvent)
    this.#enterGap(firstEvent - this.#directory.events)
    if (type === BlockType.Events) {
      this.#directory.add(this.position, this.#header, this.#file.beginsAt(this.position))
      this.#lastTime = time
      this.endBlock = NOWHERE
    } else if (type === BlockType.End) this.endBlock = this.position
    else if (type === BlockType.Annotation) this.annotations.push({ offset: this.position, length })
    else if (type === BlockType.Handshake) this.handshakes.push(this.position)
    this.lastBlock = this.position
    this.position += length
  }

  #enterLetGo(events: number): void {
    const told = this.letGoCounts?.reduce((sum, count) => sum + count, 0) === events ? this.letGoCounts : null
    const counts = new Float64Array(EVENT_CLASS_COUNT)
    counts[EventClass.Problem] = events
    this.#directory.begin(told ?? counts)
  }

  #enterGap(missing: number): void {
    const gap = this.#gap
    this.#gap = null
    if (missing > 0) this.#directory.addLost(gap?.offset ?? this.position, gap?.length ?? 0, this.#lastTime, missing)
  }

  /** Goes on at the next block whose header is valid; false when there is none. */
  async #skipDamage(fileLength: number): Promise<boolean> {
    const next = await this.#findBlock(this.position + 1, fileLength)
    if (next === NOWHERE) {
      this.torn = await this.#isBlank(this.position, fileLength)
      return false
    }
    const offset = this.#gap?.offset ?? this.position
    this.#gap = { kind: 'unreadable-block', offset, length: next - offset }
    this.damage.push({ kind: 'unreadable-block', offset: this.position, length: next - this.position })
    this.position = next
    return true
  }

  async #findBlock(from: number, fileLength: number): Promise<number> {
    for (let start = from; fileLength - start >= HEADER_BYTES; start += SEARCH_BYTES) {
      // The pieces overlap by a header, so that none is missed across their border.
      const piece = await readAt(this.#file, start, Math.min(SEARCH_BYTES + HEADER_BYTES, fileLength - start))
      if (piece.length < HEADER_BYTES) break
      for (let at = piece.indexOf(MAGIC); at !== -1; at = piece.indexOf(MAGIC, at + 1))
        if (this.#header.read(piece, at) && this.#follows(start + at, fileLength)) return start + at
    }
    return NOWHERE
  }

  /** Room that was asked for, and never written to: what a crash leaves that comes before it was given back. */
  async #isBlank(from: number, fileLength: number): Promise<boolean> {
    for (let start = from; start < fileLength; start += SEARCH_BYTES) {
      const piece = await readAt(this.#file, start, Math.min(SEARCH_BYTES, fileLength - start))
      if (!piece.equals(BLANK.subarray(0, piece.length))) return false
    }
    return true
  }

  /** A payload may hold a block of another capture: a block of this one points back to where the damage is. */
  #follows(offset: number, fileLength: number): boolean {
    const { previous, length } = this.#header
    return previous >= this.position && previous < offset && offset + length <= fileLength && this.#continues()
  }
}
