import bufferUtil from 'bufferutil'
import { mask as plainMask, type Mask } from '../../shared/protocol/masking'

const key = Buffer.alloc(4)

/** Masking through `bufferutil`'s native code, where it is worth the call. */
export const fastMask: Mask = (source, target, targetOffset, maskingKey, phase) => {
  if (source.length < 48) return plainMask(source, target, targetOffset, maskingKey, phase)
  const turn = (phase & 3) * 8
  key.writeUInt32BE(turn === 0 ? maskingKey : ((maskingKey << turn) | (maskingKey >>> (32 - turn))) >>> 0)
  bufferUtil.mask(source, key, target, targetOffset, source.length)
}
