import { crc32 } from 'node:zlib'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import { BlockHeader } from './block-header'
import { BlockType, HEADER_BYTES, MAX_BODY_BYTES } from './capture-format'
import { ExtentDirectory } from './extent-directory'

/** A file of fewer extents is walked in no time. */
const FEWEST_EXTENTS = 4

const START_BYTES = 8
const EXTENT_BYTES = 24
const COUNT_BYTES = 4
const PLACE_BYTES = 12
const HANDSHAKE_BYTES = 12

export interface BlockPlaceInFile {
  readonly offset: number
  readonly length: number
}

/** What a walk over the blocks before it tells. */
export interface BlockDirectory {
  readonly extents: ExtentDirectory
  /** Places of the annotation blocks. */
  readonly annotations: readonly BlockPlaceInFile[]
  /** Of connections whose handshake was written again, the place of the last handshake block. */
  readonly handshakes: ReadonlyMap<number, number>
}

/** The directory block; `null` where it would be of no use, or too large for a block. @param previous place of the last block */
export function encodeDirectory(
  { extents, annotations, handshakes }: BlockDirectory,
  previous: number,
): Uint8Array[] | null {
  const left = extents.length - extents.first
  const largest =
    left * (EXTENT_BYTES + EVENT_CLASS_COUNT * COUNT_BYTES) +
    annotations.length * PLACE_BYTES +
    handshakes.size * HANDSHAKE_BYTES
  if (left < FEWEST_EXTENTS || START_BYTES + largest > MAX_BODY_BYTES) return null
  const bytes = Buffer.alloc(START_BYTES + largest)
  let at = bytes.writeUInt32LE(annotations.length, bytes.writeUInt32LE(left, 0))
  for (let index = extents.first; index < extents.length; index++) at = writeExtent(bytes, at, extents, index)
  for (const { offset, length } of annotations) at = bytes.writeUInt32LE(length, bytes.writeDoubleLE(offset, at))
  for (const [connection, offset] of handshakes) at = bytes.writeUInt32LE(connection, bytes.writeDoubleLE(offset, at))
  const body = bytes.subarray(0, at)
  const header = new BlockHeader()
  header.type = BlockType.Directory
  header.bodyLength = body.length
  header.firstEvent = extents.events
  header.previous = previous
  header.bodyChecksum = crc32(body)
  return [header.write(), body]
}

/**
 * `null` when it is damaged, or does not fit the blocks that it stands before.
 *
 * @param block the block as it is in the file, with what follows it if need be
 * @param offset its place in the file
 * @param letGo events per class that were let go before the first extent
 */
export function decodeDirectory(block: Buffer, offset: number, letGo: readonly number[]): BlockDirectory | null {
  const header = new BlockHeader()
  if (!header.read(block, 0) || header.type !== BlockType.Directory) return null
  const body = block.subarray(HEADER_BYTES, header.length)
  if (body.length !== header.bodyLength || crc32(body) !== header.bodyChecksum) return null
  try {
    const directory = readBody(body, letGo)
    return directory !== null && fits(directory, header, offset) ? directory : null
  } catch (failure) {
    // It announces more than it holds.
    if (failure instanceof RangeError) return null
    throw failure
  }
}

function writeExtent(bytes: Buffer, start: number, extents: ExtentDirectory, index: number): number {
  const { offset, length, time } = extents.extent(index)
  let at = start + EXTENT_BYTES
  let classes = 0
  for (const [eventClass, count] of extents.countsOf(index).entries()) {
    if (count === 0) continue
    classes |= 1 << eventClass
    at = bytes.writeUInt32LE(count, at)
  }
  bytes.writeDoubleLE(offset, start)
  bytes.writeDoubleLE(time, start + 8)
  bytes.writeUInt32LE(length, start + 16)
  bytes.writeUInt32LE(classes, start + 20)
  return at
}

function readBody(body: Buffer, letGo: readonly number[]): BlockDirectory | null {
  const extents = new ExtentDirectory()
  extents.begin(letGo)
  const counts = new Uint32Array(EVENT_CLASS_COUNT)
  let at = START_BYTES
  let end = 0
  for (let left = body.readUInt32LE(0); left > 0; left--) {
    const offset = body.readDoubleLE(at)
    const time = body.readDoubleLE(at + 8)
    const length = body.readUInt32LE(at + 16)
    const classes = body.readUInt32LE(at + 20)
    at += EXTENT_BYTES
    for (let eventClass = 0; eventClass < EVENT_CLASS_COUNT; eventClass++) {
      const counted = (classes & (1 << eventClass)) !== 0
      counts[eventClass] = counted ? body.readUInt32LE(at) : 0
      if (counted) at += COUNT_BYTES
    }
    if (!(offset >= end) || !Number.isSafeInteger(offset)) return null
    end = offset + length
    extents.add(offset, { length, time, counts })
  }
  const annotations: BlockPlaceInFile[] = []
  for (let left = body.readUInt32LE(4); left > 0; left--, at += PLACE_BYTES)
    annotations.push({ offset: body.readDoubleLE(at), length: body.readUInt32LE(at + 8) })
  const handshakes = new Map<number, number>()
  for (; at < body.length; at += HANDSHAKE_BYTES) handshakes.set(body.readUInt32LE(at + 8), body.readDoubleLE(at))
  return at === body.length ? { extents, annotations, handshakes } : null
}

function fits({ extents, annotations, handshakes }: BlockDirectory, header: BlockHeader, offset: number): boolean {
  const last = extents.length - 1
  if (last < 0 || extents.events !== header.firstEvent) return false
  const lastExtent = extents.extent(last)
  return (
    lastExtent.offset + lastExtent.length <= offset &&
    header.previous >= lastExtent.offset &&
    annotations.every((place) => Number.isSafeInteger(place.offset) && place.offset + place.length <= offset) &&
    [...handshakes.values()].every((place) => Number.isSafeInteger(place) && place < offset)
  )
}
