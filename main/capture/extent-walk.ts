import type { EventMask } from '../../shared/session/event-class'
import type { CaptureBytes } from './capture-bytes'
import type { CapturedBlock } from './captured-block'
import { decodeExtent } from './decode-extent'
import type { ExtentDirectory } from './extent-directory'

const noBlocks: readonly CapturedBlock[] = []

/**
 * Reads extents for those who go through all of a capture, once and forward: into two buffers in turn instead of a
 * megabyte of new memory for each, and synchronously, because whoever has a thread of its own gains nothing by waiting.
 */
export class ExtentWalk {
  readonly #file: CaptureBytes
  readonly #directory: ExtentDirectory
  #buffer = Buffer.alloc(0)
  #spare = Buffer.alloc(0)
  #offset = -1
  #length = 0
  #blocks = noBlocks

  constructor(file: CaptureBytes, directory: ExtentDirectory) {
    this.#file = file
    this.#directory = directory
  }

  /**
   * The blocks of the first extent from `event` on that holds any of the view; none when there is no such extent. They
   * are valid until the next but one is read. Throws the system's error when the file cannot be read.
   */
  blocksOf(mask: EventMask, event: number): readonly CapturedBlock[] {
    const index = this.#directory.firstOf(mask, event)
    if (index < 0) return noBlocks
    const extent = this.#directory.extent(index)
    // The last extent of a live capture grows.
    if (extent.offset === this.#offset && extent.length === this.#length) return this.#blocks
    const bytes = extent.lost ? this.#buffer.subarray(0, 0) : this.#read(extent.offset, extent.length)
    this.#blocks = decodeExtent(extent, this.#directory.countsOf(index), bytes)
    this.#offset = extent.offset
    this.#length = extent.length
    return this.#blocks
  }

  /** Less at the end of the file. */
  #read(offset: number, length: number): Buffer {
    const buffer = this.#spare.length < length ? Buffer.allocUnsafe(length) : this.#spare
    this.#spare = this.#buffer
    this.#buffer = buffer
    let filled = 0
    while (filled < length) {
      const count = this.#file.readNow(buffer, filled, length - filled, offset + filled)
      if (count === 0) break
      filled += count
    }
    return buffer.subarray(0, filled)
  }
}
