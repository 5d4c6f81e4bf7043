import { Opcode } from '../protocol/opcode'
import { MAX_HAND_MADE_FRAMES, type HandMadeFrame } from '../session/hand-made-frame'

/**
 * The frames of a message that was not compressed, cut where they were; `null` where its parts are not that message or are
 * too many. A client masks, with keys of its own (RFC 6455 §5.3).
 *
 * @param lengths of the payloads of its frames
 */
export function framesAsRecorded(
  type: 'text' | 'binary',
  bytes: Uint8Array,
  lengths: readonly number[],
  role: 'client' | 'server',
): readonly HandMadeFrame[] | null {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (total !== bytes.length || lengths.length === 0 || lengths.length > MAX_HAND_MADE_FRAMES) return null
  let start = 0
  return lengths.map((length, index) => {
    const payload = bytes.subarray(start, (start += length))
    return {
      fin: index === lengths.length - 1,
      rsv1: false,
      rsv2: false,
      rsv3: false,
      opcode: index > 0 ? Opcode.Continuation : type === 'text' ? Opcode.Text : Opcode.Binary,
      maskingKey: role === 'client' ? 'random' : null,
      payload,
      lengthForm: 'minimal',
      declaredLength: null,
    }
  })
}
