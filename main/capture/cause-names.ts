import { StreamCode } from './capture-format'
import type { RunIndex } from './run-index'

const encoder = new TextEncoder()
const HEAD_BYTES = 4

/** Number of the cause of a message at the start of a block, whose frame is in the block before. */
export const CARRIED = 0

/** An entry of a block's names: a u16 number, a u16 length, and the name. */
export function encodeCauseName(number: number, name: string): Uint8Array {
  const utf8 = encoder.encode(name)
  const entry = new Uint8Array(HEAD_BYTES + utf8.length)
  new DataView(entry.buffer).setUint16(0, number, true)
  new DataView(entry.buffer).setUint16(2, utf8.length, true)
  entry.set(utf8, HEAD_BYTES)
  return entry
}

/** The names of the causes that records of a block have the numbers of. */
export function readCauseNames(runs: RunIndex, bytes: Buffer): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const stretches = runs.of(0, StreamCode.cause)
  for (let run = 0; run < (stretches?.count ?? 0); run++) {
    const end = (stretches?.start(run) ?? 0) + (stretches?.length(run) ?? 0)
    for (let at = stretches?.start(run) ?? 0; at + HEAD_BYTES <= end;) {
      const from = at + HEAD_BYTES
      const to = Math.min(end, from + bytes.readUInt16LE(at + 2))
      names.set(bytes.readUInt16LE(at), bytes.toString('utf8', from, to))
      at = to
    }
  }
  return names
}
