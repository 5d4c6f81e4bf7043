import type { HandMadeFrame } from '../session/hand-made-frame'
import { Opcode } from './opcode'

/**
 * A message in as many frames as there are pieces (RFC 6455 §5.4): the first says of what type it is, the last that it is
 * the last. The pieces of a text need not end between its characters.
 */
export function fragmentMessage(
  type: 'text' | 'binary',
  pieces: readonly Uint8Array[],
  maskingKey: HandMadeFrame['maskingKey'],
): readonly HandMadeFrame[] {
  const first = type === 'text' ? Opcode.Text : Opcode.Binary
  return pieces.map((payload, index) => ({
    fin: index === pieces.length - 1,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode: index === 0 ? first : Opcode.Continuation,
    maskingKey,
    payload,
    lengthForm: 'minimal',
    declaredLength: null,
  }))
}
