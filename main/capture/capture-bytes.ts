import { readSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { listSegments } from './segment-files'

interface Segment {
  /** Place of its first byte in the capture. */
  readonly start: number
  readonly path: string
  readonly file: FileHandle
}

/**
 * The bytes of a capture by their place. Of one without limits that is its file; of one with limits the file has the head
 * alone, and what follows lies in segments, each in a file of its own, of which the oldest are let go.
 */
export class CaptureBytes {
  readonly #path: string
  /** The first is the capture's file itself; in the order of their places. */
  readonly #segments: Segment[]
  #segmented = false

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#segments = [{ start: 0, path, file }]
  }

  static async open(path: string): Promise<CaptureBytes> {
    return new CaptureBytes(path, await open(path, 'r'))
  }

  /** There are segments, and there may be more of them later. */
  async openSegments(): Promise<void> {
    this.#segmented = true
    await this.#openNewSegments()
  }

  /** Place of the first byte behind the head that is left. */
  get firstPlace(): number {
    return this.#segments[1]?.start ?? 0
  }

  /** The file that the end of the capture is in, and the place of its first byte. */
  get lastFile(): { readonly path: string; readonly start: number } {
    return this.#last
  }

  /** What lies before this place may be let go without what follows. */
  beginsAt(position: number): boolean {
    return this.#segments.some(({ start }) => start === position)
  }

  async size(): Promise<number> {
    if (this.#segmented) await this.#openNewSegments()
    return this.#last.start + (await this.#last.file.stat()).size
  }

  /** Bytes on disk. */
  async storedBytes(): Promise<number> {
    const sizes = await Promise.all(this.#segments.map(async ({ file }) => (await file.stat()).size))
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Fewer bytes than asked for at the end of a segment, none at the end of the capture. */
  async read(buffer: Buffer, at: number, length: number, position: number): Promise<{ readonly bytesRead: number }> {
    const bytesRead = await this.#readKnown(buffer, at, length, position)
    if (bytesRead > 0 || length === 0 || !this.#segmented || !(await this.#openNewSegments())) return { bytesRead }
    return { bytesRead: await this.#readKnown(buffer, at, length, position) }
  }

  /** The same at once, of what has been read from before. */
  readNow(buffer: Buffer, at: number, length: number, position: number): number {
    const { file, start, end } = this.#segmentAt(position)
    return readSync(file.fd, buffer, at, Math.min(length, end - position), position - start)
  }

  /** What lies before this place is not read any more. */
  async letGo(position: number): Promise<void> {
    const gone = this.#segments.filter(({ start }) => start > 0 && start < position)
    this.#segments.splice(1, gone.length)
    await Promise.all(gone.map(({ file }) => file.close()))
  }

  async close(): Promise<void> {
    await Promise.all(this.#segments.map(({ file }) => file.close()))
  }

  get #last(): Segment {
    return this.#segments.at(-1) as Segment
  }

  async #readKnown(buffer: Buffer, at: number, length: number, position: number): Promise<number> {
    const { file, start, end } = this.#segmentAt(position)
    const wanted = Math.min(length, end - position)
    const { bytesRead } = await file.read(buffer, at, wanted, position - start)
    if (bytesRead > 0 || end === Infinity) return bytesRead
    // A segment is missing or too short: damage like any other, behind which the next one begins.
    buffer.fill(0, at, at + wanted)
    return wanted
  }

  #segmentAt(position: number): Segment & { readonly end: number } {
    let index = this.#segments.length - 1
    while (index > 0 && (this.#segments[index] as Segment).start > position) index -= 1
    return { ...(this.#segments[index] as Segment), end: this.#segments[index + 1]?.start ?? Infinity }
  }

  /** True when there were any. */
  async #openNewSegments(): Promise<boolean> {
    let found = false
    for (const { path, start } of await listSegments(this.#path)) {
      if (start <= this.#last.start) continue
      const file = await open(path, 'r').catch((failure: NodeJS.ErrnoException) => {
        // Let go since the folder was read.
        if (failure.code === 'ENOENT') return null
        throw failure
      })
      if (file === null) continue
      this.#segments.push({ start, path, file })
      found = true
    }
    return found
  }
}
