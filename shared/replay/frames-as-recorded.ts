import { fragmentMessage } from '../protocol/fragment-message'
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
  const pieces = lengths.map((length) => bytes.subarray(start, (start += length)))
  return fragmentMessage(type, pieces, role === 'client' ? 'random' : null)
}
