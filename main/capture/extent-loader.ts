import type { EventMask } from '../../shared/session/event-class'
import type { CaptureDamage } from '../../shared/session/session-summary'
import type { CapturedBlock } from './captured-block'
import { decodeExtent } from './decode-extent'
import type { ExtentDirectory } from './extent-directory'
import { LruCache } from './lru-cache'
import { readAt } from './read-at'
import type { RunIndex } from './run-index'
import { letGo } from './unreadable'
import type { CaptureBytes } from './capture-bytes'

/** Blocks kept in memory, in bytes of the file. */
const CACHED_BYTES = 24 * 1024 * 1024

/** Run indexes kept in memory, in runs: reading a message of a hundred blocks piece by piece walks them each time. */
const CACHED_RUNS = 200_000

const noBlocks: Promise<readonly CapturedBlock[]> = Promise.resolve([])

interface LoadedExtent {
  readonly length: number
  readonly blocks: Promise<readonly CapturedBlock[]>
}

/** Reads blocks, one positioned read an extent, and keeps the last used ones. */
export class ExtentLoader {
  readonly #file: CaptureBytes
  readonly #directory: ExtentDirectory
  readonly #extents = new LruCache<number, LoadedExtent>(CACHED_BYTES)
  readonly #runs = new LruCache<number, RunIndex>(CACHED_RUNS)
  readonly #onDamage: (damage: CaptureDamage) => void

  /** @param onDamage for each block whose body turned out not to match its checksum, possibly again and again */
  constructor(file: CaptureBytes, directory: ExtentDirectory, onDamage: (damage: CaptureDamage) => void) {
    this.#file = file
    this.#directory = directory
    this.#onDamage = onDamage
  }

  get events(): number {
    return this.#directory.events
  }

  /** Number of the first event that is left. */
  get firstEvent(): number {
    return this.#directory.firstEvent
  }

  /** Place of the first block that is left. */
  get firstPlace(): number {
    return this.#directory.firstPlace
  }

  /** Index of the first extent that is left. */
  get first(): number {
    return this.#directory.first
  }

  get extents(): number {
    return this.#directory.length
  }

  /** The blocks of an extent, none of one that was let go. Calls at the same time share one read. */
  blocks(index: number): Promise<readonly CapturedBlock[]> {
    if (index < this.#directory.first) return noBlocks
    const { offset, length } = this.#directory.extent(index)
    const known = this.#extents.get(offset)
    // The last extent of a live capture grows.
    if (known?.length === length) return known.blocks
    const blocks = this.#load(index)
    this.#extents.set(offset, { length, blocks }, length)
    blocks.catch(() => this.#extents.delete(offset))
    return blocks
  }

  /** What lies before this place is not in the file any more. */
  letGo(position: number): void {
    for (const offset of this.#extents.keys()) if (offset < position) this.#extents.delete(offset)
    for (const offset of this.#runs.keys()) if (offset < position) this.#runs.delete(offset)
  }

  /** The block that holds an event, which must exist. Fails with `event-let-go`. */
  async blockOfEvent(event: number): Promise<CapturedBlock> {
    if (event < this.firstEvent) return letGo()
    const blocks = await this.blocks(this.#directory.indexOfEvent(event))
    return lastBlock(blocks, (block) => block.place.firstEvent <= event) as CapturedBlock
  }

  /** The blocks of the extent that holds an event; none past the last event. */
  async blocksFrom(event: number): Promise<readonly CapturedBlock[]> {
    const index = this.#directory.indexOfEvent(event)
    return index < 0 ? [] : this.blocks(index)
  }

  /** The blocks of the first extent from `event` on that holds any of the view; none when there is no such extent. */
  async blocksOf(mask: EventMask, event: number): Promise<readonly CapturedBlock[]> {
    const index = this.#directory.firstOf(mask, event)
    return index < 0 ? [] : this.blocks(index)
  }

  /** The block at this place of the file, which links in the file point to; `null` when there is none. */
  async blockAt(offset: number): Promise<CapturedBlock | null> {
    const index = this.#directory.indexOfOffset(offset)
    if (index < 0) return null
    const block = lastBlock(await this.blocks(index), ({ place }) => place.offset <= offset)
    return block?.place.offset === offset ? block : null
  }

  /** Where the block before a place of the file begins; `null` at the start. */
  async blockBefore(offset: number): Promise<number | null> {
    for (let index = this.#directory.lastStartingBefore(offset); index >= this.first; index--) {
      const block = lastBlock(await this.blocks(index), ({ place }) => place.offset < offset)
      if (block !== null) return block.place.offset
    }
    return null
  }

  /** The runs of the block at this place; `null` when it is damaged or there is none. */
  async runsAt(offset: number): Promise<RunIndex | null> {
    const known = this.#runs.get(offset)
    if (known !== undefined) return known
    const runs = (await this.blockAt(offset))?.runs ?? null
    if (runs !== null) this.#runs.set(offset, runs, runs.length)
    return runs
  }

  async #load(index: number): Promise<readonly CapturedBlock[]> {
    const extent = this.#directory.extent(index)
    const counts = this.#directory.countsOf(index)
    const bytes = extent.lost ? Buffer.alloc(0) : await readAt(this.#file, extent.offset, extent.length)
    const blocks = decodeExtent(extent, counts, bytes)
    if (!extent.lost)
      for (const { isDamaged, place } of blocks)
        if (isDamaged) this.#onDamage({ kind: 'checksum', offset: place.offset, length: place.length })
    return blocks
  }
}

function lastBlock(blocks: readonly CapturedBlock[], holds: (block: CapturedBlock) => boolean): CapturedBlock | null {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(blocks[middle] as CapturedBlock)) low = middle + 1
    else high = middle
  }
  return blocks[low - 1] ?? null
}
