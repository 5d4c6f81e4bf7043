import { crc32 } from 'node:zlib'
import { BlockHeader } from './block-header'

/** A head, end or annotation block: no events, its body is JSON. */
export function encodeJsonBlock(type: number, content: unknown, previous: number, events: number): Uint8Array[] {
  const body = Buffer.from(JSON.stringify(content))
  const header = new BlockHeader()
  header.type = type
  header.bodyLength = body.length
  header.firstEvent = events
  header.previous = previous
  header.bodyChecksum = crc32(body)
  return [header.write(), body]
}

export const lengthOf = (buffers: readonly Uint8Array[]): number =>
  buffers.reduce((length, buffer) => length + buffer.length, 0)
