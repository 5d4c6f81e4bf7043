import { open, type FileHandle } from 'node:fs/promises'
import { writeAll } from './capture-file'
import { BlockType } from './capture-format'
import type { CaptureReader } from './capture-reader'
import type { EndRecord } from './end-record'
import { encodeJsonBlock, lengthOf } from './json-block'
import { captureFailure } from './open-capture-file'

/** Makes the blocks that come before the end. @param previous place of the block before them */
type BlocksBefore = (previous: number, events: number) => readonly Uint8Array[]

/**
 * Writes a further end block behind a stored capture. What is there stays as it is, but for a torn tail: no reader counts
 * that, and what follows it would be taken for the rest of it. Fails with `capture-write-failed`.
 *
 * @param said what the end says beside what the one before said
 * @param blocksBefore what goes between
 */
export async function appendEnd(
  reader: CaptureReader,
  said: Partial<EndRecord>,
  blocksBefore: BlocksBefore = () => [],
): Promise<void> {
  let file: FileHandle | null = null
  try {
    const { path, start } = reader.lastFile
    file = await open(path, 'r+')
    await reader.refresh(start + (await file.stat()).size)
    await reader.refresh(await append(file, start, reader, said, blocksBefore))
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw captureFailure('capture-write-failed', { problem }, cause)
  } finally {
    await file?.close()
  }
}

/** Returns the new length of the capture. @param start place in it where the file begins */
async function append(
  file: FileHandle,
  start: number,
  reader: CaptureReader,
  said: Partial<EndRecord>,
  blocksBefore: BlocksBefore,
): Promise<number> {
  const { at, previous } = reader.tail
  const before = blocksBefore(previous, reader.eventCount)
  // A capture that nobody ended stays one, but need not be walked again to be listed.
  const cutOff: EndRecord = {
    state: 'closed',
    error: null,
    counts: [...reader.counts],
    letGo: [...reader.letGoCounts],
    notRecorded: null,
    cutOff: true,
    directory: null,
  }
  const end: EndRecord = { ...(reader.outcome ?? cutOff), ...said }
  const blocks = [
    ...before,
    ...encodeJsonBlock(BlockType.End, end, before.length === 0 ? previous : at, reader.eventCount),
  ]
  await file.truncate(at - start)
  try {
    await writeAll(file, blocks, at - start)
    await file.sync()
  } catch (cause) {
    // Half a block would be in the way of the next one.
    await file.truncate(at - start).catch(() => {})
    throw cause
  }
  return at + lengthOf(blocks)
}
