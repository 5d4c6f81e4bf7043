import type { FileHandle } from 'node:fs/promises'
import { GatheredBytes } from './gathered-bytes'

const CHUNK_BYTES = 256 * 1024
const LINE_FEED = 10

export interface ReadLine {
  /** From 1. */
  readonly line: number
  /** Place of its first byte in the file. */
  readonly byte: number
  /** Without its line feed; `null` where it is longer than the limit. Valid until the next one is read. */
  readonly bytes: Buffer | null
}

/** The lines of a file, with memory for the longest that is let pass. What is longer is passed over, never gathered. */
export async function* readLines(
  file: FileHandle,
  limit: number,
  advanced: (bytes: number) => void,
): AsyncGenerator<ReadLine, void, undefined> {
  const gathered = new GatheredBytes(limit)
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let place = 0
  let line = 1
  let start = 0
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, place)
    if (bytesRead === 0) break
    for (let from = 0; from < bytesRead;) {
      const found = chunk.subarray(0, bytesRead).indexOf(LINE_FEED, from)
      gathered.add(chunk.subarray(from, found === -1 ? bytesRead : found))
      if (found === -1) break
      yield { line, byte: start, bytes: gathered.take() }
      from = found + 1
      line += 1
      start = place + from
    }
    place += bytesRead
    advanced(place)
  }
  if (gathered.length > 0) yield { line, byte: start, bytes: gathered.take() }
}
