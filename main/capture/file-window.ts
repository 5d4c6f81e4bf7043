import type { BlockHeader } from './block-header'
import { readAt } from './read-at'
import type { CaptureBytes } from './capture-bytes'

const SMALLEST = 4 * 1024
const LARGEST = 1024 * 1024

/**
 * Reads a file forward through one buffer. Where the reader hops from block to large block it reads little; where blocks
 * are small and everything is read anyhow, it reads more and more at once.
 */
export class FileWindow {
  readonly #file: CaptureBytes
  #bytes: Buffer = Buffer.alloc(0)
  #start = 0
  #size = SMALLEST

  constructor(file: CaptureBytes) {
    this.#file = file
  }

  holds(offset: number, length: number): boolean {
    return offset >= this.#start && offset + length <= this.#start + this.#bytes.length
  }

  async load(offset: number, length: number): Promise<void> {
    const near = offset - (this.#start + this.#bytes.length) < this.#size
    this.#size = near ? Math.min(this.#size * 2, LARGEST) : SMALLEST
    this.#bytes = await readAt(this.#file, offset, Math.max(length, this.#size))
    this.#start = offset
  }

  readHeader(header: BlockHeader, offset: number): boolean {
    return this.holds(offset, 1) && header.read(this.#bytes, offset - this.#start)
  }

  /** Call before reading on after the file has grown: the end of the buffer may have been read too early. */
  forget(): void {
    this.#bytes = Buffer.alloc(0)
  }
}
