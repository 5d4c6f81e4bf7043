import { constants, createDeflateRaw } from 'node:zlib'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import { Opcode } from '../../shared/protocol/opcode'

/** Messages that a peer sends again and again, as one block of frames that is made beforehand. */
export interface Flood {
  readonly size: number
  readonly type: 'text' | 'binary'
  readonly deflate: boolean
  readonly messagesPerBlock: number
  /** How often the block is sent in one run: enough for a second or more of bare `ws`. */
  readonly blocks: number
}

const plain = { type: 'text', deflate: false } as const

export const floods = {
  '32B': { ...plain, size: 32, messagesPerBlock: 32_768, blocks: 100 },
  '200B': { ...plain, size: 200, messagesPerBlock: 1000, blocks: 200 },
  '1KB': { ...plain, size: 1024, messagesPerBlock: 1024, blocks: 640 },
  '64KB': { ...plain, size: 64 * 1024, messagesPerBlock: 16, blocks: 1000 },
  '1MB': { ...plain, size: 1024 * 1024, messagesPerBlock: 1, blocks: 1000 },
  'deflate-200B': { type: 'text', deflate: true, size: 200, messagesPerBlock: 8192, blocks: 8 },
} as const satisfies Record<string, Flood>
export type FloodName = keyof typeof floods

export const messagesOf = (flood: Flood): number => flood.messagesPerBlock * flood.blocks

/** Payload of message `index` of a run: JSON that differs from message to message. */
export function floodPayload(flood: Flood, index: number): Buffer {
  const inBlock = index % flood.messagesPerBlock
  const start = `{"n":${inBlock},"price":${((inBlock * 7919) % 100_003) / 100}`
  const filler = `,"market":"BTC-EUR","side":"buy","sequence":${inBlock * 104_729}`
  const text = start.padEnd(flood.size, filler)
  return Buffer.from(`${text.slice(0, flood.size - 1)}}`)
}

/** The block as a server sends it: unmasked. */
export async function floodBlock(flood: Flood): Promise<Buffer> {
  const payloads = Array.from({ length: flood.messagesPerBlock }, (_, index) => floodPayload(flood, index))
  const opcode = flood.type === 'text' ? Opcode.Text : Opcode.Binary
  const contents = flood.deflate ? await deflateInOneContext(payloads) : payloads
  const header = { fin: true, rsv1: flood.deflate, rsv2: false, rsv3: false, opcode, maskingKey: null }
  return Buffer.concat(contents.map((payload) => encodeFrame({ ...header, payload })))
}

/**
 * Each message refers back to those before it (RFC 7692 §7.1.1), but none to what was before the block: it may be sent
 * any number of times in one context.
 */
async function deflateInOneContext(payloads: readonly Buffer[]): Promise<Buffer[]> {
  const stream = createDeflateRaw()
  const compressed: Buffer[] = []
  let parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  for (const [index, payload] of payloads.entries()) {
    stream.write(payload)
    const last = index === payloads.length - 1
    await new Promise<void>((resolve) => stream.flush(last ? constants.Z_FULL_FLUSH : constants.Z_SYNC_FLUSH, resolve))
    // Without the 00 00 FF FF that both flushes end with (RFC 7692 §7.2.1).
    compressed.push(Buffer.concat(parts).subarray(0, -4))
    parts = []
  }
  stream.close()
  return compressed
}
