import type { FileHandle } from 'node:fs/promises'
import { isClosing, isOpening, nextInString } from './json-depth'
import type { ReadLine } from './line-reader'
import { GatheredBytes } from './gathered-bytes'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const LINE_FEED = 10

export interface ArrayPlace {
  /** Of the byte after the bracket that opens it. */
  readonly byte: number
  readonly line: number
}

/** The end of an array was not there. */
export class ArrayBrokenOff extends Error {
  override readonly name = 'ArrayBrokenOff'

  constructor(
    readonly line: number,
    readonly byte: number,
  ) {
    super(`Broken off at byte ${byte}`)
  }
}

/**
 * The items of an array in a file, one after another, each as its bytes. Memory is that of a chunk and the longest item that is let
 * pass. Throws `ArrayBrokenOff` where the file ends before the array does.
 */
export async function* readItems(
  file: FileHandle,
  { byte: start, line: startLine }: ArrayPlace,
  chunkBytes: number,
  limit: number,
): AsyncGenerator<ReadLine, void, undefined> {
  const item = new GatheredBytes(limit)
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let [place, line, depth, inString, escaped, begun] = [start, startLine, 0, false, false, -1]
  let begunLine = startLine
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, place)
    if (bytesRead === 0) throw new ArrayBrokenOff(line, place)
    const filled = chunk.subarray(0, bytesRead)
    let from = 0
    for (let at = 0; at < bytesRead; at++) {
      const byte = chunk[at] ?? 0
      if (escaped) escaped = false
      else if (inString) {
        if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inString = false
        else at = nextInString(filled, at) - 1
      } else if (byte === LINE_FEED) line += 1
      else if (depth === 0 && (byte === COMMA || isClosing(byte))) {
        item.add(chunk.subarray(from, at))
        if (begun !== -1) yield { line: begunLine, byte: begun, bytes: item.take() }
        else item.take()
        if (byte !== COMMA) return
        begun = -1
        from = at + 1
      } else {
        if (byte > 0x20 && begun === -1) [begun, begunLine] = [place + at, line]
        if (byte === QUOTE) inString = true
        else if (isOpening(byte)) depth += 1
        else if (isClosing(byte)) depth -= 1
      }
    }
    item.add(chunk.subarray(from, bytesRead))
    place += bytesRead
  }
}
