import { open, rm, type FileHandle } from 'node:fs/promises'
import type { ImportedFrom } from '../../shared/session/session-summary'
import { unfinishedIn } from '../files/whole-file'
import { appendEnd } from './append-end'
import { capturePath, freeId, joinFolder, writeFailure } from './capture-aside'
import { writeAll } from './capture-file'
import { CaptureReader } from './capture-reader'
import { listSegments, segmentPath } from './segment-files'

export interface AdoptedCapture {
  readonly id: string
  readonly events: number
}

const CHUNK_BYTES = 1024 * 1024

/**
 * Copies a capture from elsewhere into the folder, and writes behind its end where it came from. The file itself is only
 * read. Resolves with the id it has here and the number of its events. Fails like `CaptureReader.open`, and with `capture-write-failed`; then nothing
 * is left of the copy.
 *
 * @param copied called with the bytes copied so far; what it throws ends the copying
 */
export async function adoptCapture(
  folder: string,
  file: string,
  imported: ImportedFrom,
  copied: (bytes: number) => void,
): Promise<AdoptedCapture> {
  const { id } = await headOf(file)
  const copies: string[] = []
  let total = 0
  const copy = async (from: string, to: string): Promise<void> => {
    copies.push(to)
    total = await copyFile(from, to, total, copied)
  }
  try {
    const segments = await listSegments(file)
    const aside = unfinishedIn(folder)
    // Segments are found by the name of their capture: they need it at once, and are nobody's until the capture is there.
    const name = await freeId(folder, id)
    const target = capturePath(folder, name)
    await copy(file, aside)
    for (const segment of segments) await copy(segment.path, segmentPath(target, segment.start))
    const joined = await joinFolder(aside, name)
    copies.push(capturePath(folder, joined))
    return { id: joined, events: await markImported(capturePath(folder, joined), imported) }
  } catch (failure) {
    for (const each of copies) await rm(each, { force: true })
    throw failure
  }
}

async function headOf(file: string): Promise<CaptureReader['head']> {
  const reader = await CaptureReader.open(file)
  await reader.close()
  return reader.head
}

/** Returns the number of its events. */
async function markImported(file: string, imported: ImportedFrom): Promise<number> {
  const reader = await CaptureReader.open(file)
  try {
    await appendEnd(reader, { imported })
    return reader.eventCount
  } finally {
    await reader.close()
  }
}

/** Returns the bytes copied altogether. */
async function copyFile(from: string, to: string, before: number, copied: (bytes: number) => void): Promise<number> {
  const source = await open(from, 'r')
  let target: FileHandle | null = null
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let place = 0
  try {
    target = await open(to, 'wx', 0o600)
    for (;;) {
      const { bytesRead } = await source.read(chunk, 0, chunk.length, place)
      if (bytesRead === 0) break
      await writeAll(target, [chunk.subarray(0, bytesRead)], place).catch((cause: unknown) => {
        throw writeFailure(cause)
      })
      place += bytesRead
      copied(before + place)
    }
    await target.sync()
  } finally {
    await source.close()
    await target?.close()
  }
  return before + place
}
