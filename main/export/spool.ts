import { open, rm, type FileHandle } from 'node:fs/promises'
import type { Piece } from '../../shared/formats/session-format'
import { OWNER_ONLY } from '../files/write-file-whole'
import { unfinishedBeside } from '../files/whole-file'

/** Kept in memory for all texts together; then it goes to the file. */
const MEMORY = 8 * 1024 * 1024
/** Place of the chunk before in the file, and the number of bytes that follow. */
const CHUNK_HEADER = 16
const NOWHERE = -1

/**
 * Keeps many texts apart that grow at the same time, under numbers. Memory: 8 MiB and some words for each text, however
 * long they get: what does not fit is in a file, where each chunk says where the one before it is.
 */
export class Spool {
  readonly #waiting = new Map<number, { chunks: Uint8Array[]; length: number }>()
  /** Place of a text's last chunk in the file. */
  readonly #last = new Map<number, number>()
  #gathered = 0
  #end = 0

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Beside the target: there has to be room for both of them anyway. */
  static async create(target: string): Promise<Spool> {
    const path = unfinishedBeside(target)
    return new Spool(path, await open(path, 'wx+', OWNER_ONLY))
  }

  /** More than fits is waiting: `spill` is due. */
  get isFull(): boolean {
    return this.#gathered >= MEMORY
  }

  add(text: number, piece: Piece): void {
    if (piece.length === 0) return
    let waiting = this.#waiting.get(text)
    if (waiting === undefined) {
      waiting = { chunks: [], length: 0 }
      this.#waiting.set(text, waiting)
    }
    // A view of a block would keep all of the block.
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : Uint8Array.from(piece)
    waiting.chunks.push(chunk)
    waiting.length += chunk.length
    this.#gathered += chunk.length
  }

  async spill(): Promise<void> {
    const written: Uint8Array[] = []
    const start = this.#end
    for (const [text, { chunks, length }] of this.#waiting) {
      const header = Buffer.alloc(CHUNK_HEADER)
      header.writeDoubleLE(this.#last.get(text) ?? NOWHERE, 0)
      header.writeDoubleLE(length, 8)
      this.#last.set(text, this.#end)
      this.#end += CHUNK_HEADER + length
      written.push(header, ...chunks)
    }
    this.#waiting.clear()
    this.#gathered = 0
    await this.#write(Buffer.concat(written), start)
  }

  /** Once. */
  async *read(text: number): AsyncGenerator<Uint8Array, void, undefined> {
    const places: { readonly at: number; readonly length: number }[] = []
    const header = Buffer.alloc(CHUNK_HEADER)
    for (let at = this.#last.get(text) ?? NOWHERE; at !== NOWHERE; at = header.readDoubleLE(0)) {
      await this.file.read(header, 0, CHUNK_HEADER, at)
      places.push({ at: at + CHUNK_HEADER, length: header.readDoubleLE(8) })
    }
    for (const { at, length } of places.toReversed()) {
      const chunk = Buffer.allocUnsafe(length)
      await this.file.read(chunk, 0, length, at)
      yield chunk
    }
    const waiting = this.#waiting.get(text)
    this.#waiting.delete(text)
    yield* waiting?.chunks ?? []
  }

  async close(): Promise<void> {
    await this.file.close()
    await rm(this.path, { force: true })
  }

  async #write(bytes: Uint8Array, place: number): Promise<void> {
    for (let written = 0; written < bytes.length;)
      written += (await this.file.write(bytes, written, bytes.length - written, place + written)).bytesWritten
  }
}
