import { crc32 } from 'node:zlib'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import { BlockHeader } from './block-header'
import { HEADER_BYTES } from './capture-format'
import { CapturedBlock } from './captured-block'
import type { Extent } from './extent-directory'

/**
 * Reads the blocks of an extent. Blocks whose body does not match its checksum come out damaged; where even a header is
 * unreadable, one damaged block stands for all the rest, with the counts that are left.
 *
 * @param bytes of the extent; less when the file has become shorter, none for a lost extent
 * @param counts events per class in the extent
 */
export function decodeExtent(extent: Extent, counts: Uint32Array, bytes: Buffer): CapturedBlock[] {
  const blocks: CapturedBlock[] = []
  const header = new BlockHeader()
  const left = counts.slice()
  let events = 0
  let at = 0
  while (at < bytes.length && header.read(bytes, at) && header.firstEvent === extent.firstEvent + events) {
    if (events + header.events > extent.events) break
    const body = bytes.subarray(at + HEADER_BYTES, at + header.length)
    const intact = body.length === header.bodyLength && crc32(body) === header.bodyChecksum
    const place = {
      offset: extent.offset + at,
      length: header.length,
      firstEvent: header.firstEvent,
      events: header.events,
      time: header.time,
      counts: header.counts.slice(),
    }
    blocks.push(intact ? CapturedBlock.of(place, header, body) : CapturedBlock.damaged(place))
    for (let index = 0; index < EVENT_CLASS_COUNT; index++)
      left[index] = (left[index] ?? 0) - (header.counts[index] ?? 0)
    events += header.events
    at += header.length
  }
  if (at >= extent.length) return blocks
  const rest = {
    offset: extent.offset + at,
    length: extent.length - at,
    firstEvent: extent.firstEvent + events,
    events: extent.events - events,
    time: blocks.at(-1)?.place.time ?? extent.time,
    counts: left,
  }
  return [...blocks, CapturedBlock.damaged(rest)]
}
