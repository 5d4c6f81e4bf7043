import { constants, deflateRawSync } from 'node:zlib'
import { encodeFrame, type FrameToEncode } from '../../shared/protocol/frame-encoder'
import { utf8 } from './bytes'

/** One frame, plain and final unless told otherwise. */
export function frame(opcode: number, payload: Uint8Array | string, bits: Partial<FrameToEncode> = {}): Buffer {
  const bytes = typeof payload === 'string' ? utf8(payload) : payload
  const plain = { fin: true, rsv1: false, rsv2: false, rsv3: false, maskingKey: null }
  return Buffer.from(encodeFrame({ ...plain, ...bits, opcode, payload: bytes }))
}

export const first = { fin: false }
export const rsv1 = { rsv1: true }
export const masked = { maskingKey: 0x9a0102ff }

/** As the sender of RFC 7692 §7.2.1 does it: the tail of the flush is left off. */
export const deflated = (text: string | Uint8Array): Buffer =>
  deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4)

/** RFC 7692 §7.2.3.4: a final block, and the start of an empty one so that the tail can follow. */
export const finished = (text: string): Buffer => Buffer.concat([deflateRawSync(text), Buffer.of(0)])
