import { decodeUtf8, decodeUtf8Start } from '../../shared/payload/decode-utf8'
import { toHex } from '../../shared/payload/hex'
import { isControl, Opcode } from '../../shared/protocol/opcode'
import type { FrameEvent, MessageEvent } from '../../shared/session/session-event'
import type { Preview } from '../../shared/session/timeline-row'

/** @param start the first bytes of the unmasked payload */
export function framePreview(frame: FrameEvent, start: Uint8Array): Preview {
  const cut = start.length < frame.payloadLength
  if (frame.opcode === Opcode.Close) return closePreview(start)
  if (isControl(frame.opcode)) return isPrintable(start) ? textPreview(start, cut, cut) : hexPreview(start, cut)
  // Compressed bytes are not text, whatever they happen to look like (RFC 7692 §6).
  if (frame.messageOpcode !== Opcode.Text || frame.rsv1) return hexPreview(start, cut)
  // A fragment may end within a character (RFC 6455 §5.6).
  return textPreview(start, cut, cut || !frame.fin)
}

/** @param start the first bytes of the inflated message */
export function messagePreview(message: MessageEvent, start: Uint8Array): Preview {
  const cut = start.length < message.length
  return message.type === 'text' ? textPreview(start, cut, cut) : hexPreview(start, cut)
}

function textPreview(bytes: Uint8Array, cut: boolean, mayEndWithinCharacter: boolean): Preview {
  if (bytes.length === 0) return { kind: 'empty' }
  const text = mayEndWithinCharacter ? decodeUtf8Start(bytes) : decodeUtf8(bytes)
  return text === null ? hexPreview(bytes, cut) : { kind: 'text', text, cut }
}

const hexPreview = (bytes: Uint8Array, cut: boolean): Preview =>
  bytes.length === 0 ? { kind: 'empty' } : { kind: 'hex', hex: toHex(bytes), cut }

/** Code and reason (RFC 6455 §5.5.1), as they are: the violation beside it says what is wrong with them. */
function closePreview(payload: Uint8Array): Preview {
  const [high, low] = payload
  if (high === undefined || low === undefined) return hexPreview(payload, false)
  const reason = decodeUtf8(payload.subarray(2))
  return reason === null ? hexPreview(payload, false) : { kind: 'close', code: (high << 8) | low, reason }
}

const isPrintable = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
