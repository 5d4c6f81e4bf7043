import type { CaptureFile } from './capture-file'

/** Above this much waiting the socket should pause. */
const CONGESTED_BYTES = 32 * 1024 * 1024

/** Likewise when a block waits this long, in milliseconds: what a crash takes must not be older than 250 ms. */
const CONGESTED_AGE = 60

/**
 * Blocks that wait go to the file together, up to this much: the end of a write is noticed once per turn of the event
 * loop, and one turn of a flood may read several blocks. Two full blocks and no more: their memory comes back to be filled
 * again only when all of a write is done, and with 8 MB a flood of 64 KB messages was recorded half as fast.
 */
const WRITE_BYTES = 3 * 1024 * 1024

export interface QueuedBlock {
  readonly buffers: readonly Uint8Array[]
  readonly offset: number
  readonly length: number
  /** Called once the block is in the file. */
  readonly onWritten: () => void
  /** Called instead when it, or one before it, could not be written. */
  readonly onLost?: () => void
}

/** Writes blocks in order, one write at a time. A failed write takes all that waits with it. */
export class BlockQueue {
  readonly #file: CaptureFile
  readonly #onIdle: () => void
  readonly #onFailed: (cause: unknown) => void
  #blocks: (QueuedBlock & { readonly since: number })[] = []
  #waiting = 0
  #writing: Promise<void> | null = null
  #congested = false
  /** The socket may go on when no more than this waits. */
  #drainedBytes = 0
  #wake: (() => void)[] = []

  constructor(file: CaptureFile, onIdle: () => void, onFailed: (cause: unknown) => void) {
    this.#file = file
    this.#onIdle = onIdle
    this.#onFailed = onFailed
  }

  get congested(): boolean {
    return this.#congested
  }

  get isIdle(): boolean {
    return this.#writing === null
  }

  push(block: QueuedBlock): void {
    const now = performance.now()
    this.#blocks.push({ ...block, since: now })
    this.#waiting += block.length
    const late = now - (this.#blocks[0]?.since ?? now) > CONGESTED_AGE
    if (!this.#congested && (late || this.#waiting > CONGESTED_BYTES)) {
      this.#congested = true
      this.#drainedBytes = this.#waiting / 2
    }
    this.#writing ??= this.#writeBlocks()
  }

  whenDrained(): Promise<void> {
    if (!this.#congested) return Promise.resolve()
    return new Promise((resolve) => this.#wake.push(resolve))
  }

  /** Resolves when nothing is being written any more, also after a failure. */
  async whenIdle(): Promise<void> {
    while (this.#writing !== null) await this.#writing
  }

  async #writeBlocks(): Promise<void> {
    for (let first = this.#blocks[0]; first !== undefined; first = this.#blocks[0]) {
      const count = this.#countForWrite()
      const buffers = this.#blocks.slice(0, count).flatMap((block) => block.buffers)
      try {
        await this.#file.write(buffers, first.offset)
      } catch (cause) {
        await this.#fail(cause, first.offset)
        break
      }
      for (const block of this.#blocks.splice(0, count)) {
        this.#release(block.length)
        block.onWritten()
      }
    }
    this.#writing = null
    this.#onIdle()
  }

  /** How many blocks go to the file next; they lie side by side there. */
  #countForWrite(): number {
    let bytes = 0
    const count = this.#blocks.findIndex((block) => (bytes += block.length) > WRITE_BYTES)
    return count < 0 ? this.#blocks.length : Math.max(1, count)
  }

  async #fail(cause: unknown, intactLength: number): Promise<void> {
    const lost = this.#blocks
    this.#blocks = []
    this.#onFailed(cause)
    for (const block of lost) block.onLost?.()
    this.#release(this.#waiting)
    // A part that cannot be cut off either is a torn tail: readers pass over it.
    await this.#file.truncate(intactLength).catch(() => {})
  }

  #release(length: number): void {
    this.#waiting -= length
    if (!this.#congested || this.#waiting > this.#drainedBytes) return
    this.#congested = false
    const wake = this.#wake
    this.#wake = []
    for (const resolve of wake) resolve()
  }
}
