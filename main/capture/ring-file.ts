import { open, unlink, type FileHandle } from 'node:fs/promises'
import type { RecordingLimits } from '../../shared/session/recording-limits'
import { createCaptureFile, writeAll, type CaptureFile } from './capture-file'
import { segmentPath } from './segment-files'

/** A limit is kept to in steps of a sixteenth of it. */
const STEPS = 16

/** Beyond this share of the limit, with what waits to be written, nothing is taken in until some was let go. */
const OVERFULL = 1.25

const MEGABYTE = 1024 * 1024
const HOUR_MS = 3_600_000

interface WrittenSegment {
  readonly start: number
  length: number
  /** When it began, in milliseconds. */
  readonly since: number
}

/** What may be let go of a capture with limits. */
export interface Ring {
  /** Place up to which the oldest has to be let go; `null` while the limits are kept. */
  excess(): number | null
  /** So much has to be let go that what comes has to wait for it. @param waiting bytes that are about to be written */
  isOverfull(waiting: number): boolean
  /** Deletes what lies before this place, which is one that `excess` gave. Oldest first, so that no hole is left. */
  letGo(until: number): Promise<void>
  /** What lies before this place may be let go without what follows. */
  beginsAt(position: number): boolean
}

/**
 * The file of a capture with limits: the head in the capture's file, what follows in segments of their own, so that the
 * oldest can be deleted. Each write has whole blocks, hence no block lies in two segments.
 */
export class RingFile implements CaptureFile {
  readonly #path: string
  readonly #head: CaptureFile
  readonly #now: () => number
  readonly #maxBytes: number
  readonly #maxAge: number
  readonly #segments: WrittenSegment[] = []
  #current: FileHandle | null = null
  /** Ended segments on their way to where they survive a power cut. */
  #settling: Promise<void> = Promise.resolve()

  readonly ring: Ring = {
    excess: () => this.#excess(),
    isOverfull: (waiting) => this.#bytes + waiting > this.#maxBytes * OVERFULL,
    letGo: (until) => this.#letGo(until),
    beginsAt: (position) => this.#segments.some(({ start }) => start === position),
  }

  private constructor(path: string, head: CaptureFile, { megabytes, hours }: RecordingLimits, now: () => number) {
    this.#path = path
    this.#head = head
    this.#now = now
    this.#maxBytes = megabytes === null ? Infinity : megabytes * MEGABYTE
    this.#maxAge = hours === null ? Infinity : hours * HOUR_MS
  }

  /** @param now milliseconds, monotonic */
  static async create(path: string, limits: RecordingLimits, now = () => performance.now()): Promise<RingFile> {
    return new RingFile(path, await createCaptureFile(path), limits, now)
  }

  async write(buffers: readonly Uint8Array[], position: number): Promise<void> {
    if (position === 0) return this.#head.write(buffers, 0)
    const { file, segment } = await this.#segmentFor(position)
    await writeAll(file, buffers, position - segment.start)
    segment.length = buffers.reduce((length, buffer) => length + buffer.length, position - segment.start)
  }

  /** Only what one write left behind is cut off: it is in the last segment. */
  async truncate(length: number): Promise<void> {
    const last = this.#segments.at(-1)
    if (last === undefined || this.#current === null) return
    await this.#current.truncate(Math.max(0, length - last.start))
    last.length = Math.max(0, length - last.start)
  }

  async sync(): Promise<void> {
    await this.#head.sync()
    await this.#settling
    await this.#current?.sync()
  }

  async close(): Promise<void> {
    await this.#settling.catch(() => {})
    await this.#current?.close()
    await this.#head.close()
  }

  async #segmentFor(position: number): Promise<{ file: FileHandle; segment: WrittenSegment }> {
    const last = this.#segments.at(-1)
    if (last !== undefined && this.#current !== null && !this.#isFull(last))
      return { file: this.#current, segment: last }
    const file = await open(segmentPath(this.#path, position), 'wx', 0o600)
    this.#settle(this.#current)
    const segment = { start: position, length: 0, since: this.#now() }
    this.#current = file
    this.#segments.push(segment)
    return { file, segment }
  }

  #isFull({ length, since }: WrittenSegment): boolean {
    // One that nothing is in goes on being the last one.
    return length > 0 && (length >= this.#maxBytes / STEPS || this.#now() - since >= this.#maxAge / STEPS)
  }

  #settle(ended: FileHandle | null): void {
    if (ended === null) return
    const before = this.#settling
    this.#settling = (async () => {
      try {
        await before
        await ended.sync()
      } finally {
        await ended.close()
      }
    })()
    // `sync` tells.
    this.#settling.catch(() => {})
  }

  get #bytes(): number {
    return this.#segments.reduce((sum, { length }) => sum + length, 0)
  }

  #excess(): number | null {
    let bytes = this.#bytes
    // Room for the segment that is being written.
    const kept = this.#maxBytes * (1 - 1 / STEPS)
    let until: number | null = null
    for (const [index, segment] of this.#segments.entries()) {
      const next = this.#segments[index + 1]
      if (next === undefined) break
      // All of it is as old as the beginning of the next one, at least.
      if (bytes <= kept && this.#now() - next.since <= this.#maxAge) break
      bytes -= segment.length
      until = next.start
    }
    return until
  }

  async #letGo(until: number): Promise<void> {
    for (let first = this.#segments[0]; first !== undefined && first.start < until; first = this.#segments[0]) {
      await unlink(segmentPath(this.#path, first.start)).catch((failure: NodeJS.ErrnoException) => {
        if (failure.code !== 'ENOENT') throw failure
      })
      this.#segments.shift()
    }
  }
}
