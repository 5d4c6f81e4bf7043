import type { CaptureFile } from './capture-file'

/** Above this much waiting the socket should pause; below the half of it, it may go on. */
const CONGESTED_BYTES = 32 * 1024 * 1024

export interface QueuedBlock {
  readonly buffers: readonly Uint8Array[]
  readonly offset: number
  readonly length: number
  /** Called once the block is in the file. */
  readonly onWritten: () => void
  /** Called instead when it, or one before it, could not be written. */
  readonly onLost?: () => void
}

/** Writes blocks one after another, one write at a time. A failed write takes all that waits with it. */
export class BlockQueue {
  readonly #file: CaptureFile
  readonly #onIdle: () => void
  readonly #onFailed: (cause: unknown) => void
  #blocks: QueuedBlock[] = []
  #waiting = 0
  #writing: Promise<void> | null = null
  #congested = false
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
    this.#blocks.push(block)
    this.#waiting += block.length
    if (this.#waiting > CONGESTED_BYTES) this.#congested = true
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
    for (let block = this.#blocks[0]; block !== undefined; block = this.#blocks[0]) {
      try {
        await this.#file.write(block.buffers, block.offset)
      } catch (cause) {
        await this.#fail(cause, block.offset)
        break
      }
      this.#blocks.shift()
      this.#release(block.length)
      block.onWritten()
    }
    this.#writing = null
    this.#onIdle()
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
    if (this.#waiting > CONGESTED_BYTES / 2 || !this.#congested) return
    this.#congested = false
    const wake = this.#wake
    this.#wake = []
    for (const resolve of wake) resolve()
  }
}
