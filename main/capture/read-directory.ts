import { decodeDirectory, type BlockDirectory } from './block-directory'
import { BlockHeader } from './block-header'
import { HEADER_BYTES } from './capture-format'
import type { EndRecord } from './end-record'
import { readAt } from './read-at'
import type { CaptureBytes } from './capture-bytes'

/** What need not be walked. */
export interface KnownBlocks extends BlockDirectory {
  /** Where the walk begins: the place of the directory itself. */
  readonly position: number
  /** Place of the block before. */
  readonly lastBlock: number
}

/**
 * The directory that the end of a stored capture names. `null` where there is none, or one that is damaged or does
 * not fit: the capture is then walked from its start.
 */
export async function readDirectory(
  file: CaptureBytes,
  { directory: position, letGo }: EndRecord,
): Promise<KnownBlocks | null> {
  if (position === null) return null
  const header = new BlockHeader()
  if (!header.read(await readAt(file, position, HEADER_BYTES), 0)) return null
  const { previous: lastBlock, length } = header
  const directory = decodeDirectory(await readAt(file, position, length), position, letGo)
  // Somebody may have deleted more than the writer said.
  if (directory === null || directory.extents.firstPlace < file.firstPlace) return null
  const endsThere =
    header.read(await readAt(file, lastBlock, HEADER_BYTES), 0) && lastBlock + header.length === position
  return endsThere ? { ...directory, position, lastBlock } : null
}
