import { LENGTH_16, writeHeader } from './frame-header'
import { mask } from './masking'

/** How the payload length is written; `minimal` is what RFC 6455 §5.2 asks for, the others may waste bytes. */
export type LengthForm = 'minimal' | 7 | 16 | 64

export interface FrameToEncode {
  readonly fin: boolean
  readonly rsv1: boolean
  readonly rsv2: boolean
  readonly rsv3: boolean
  /** 0–15, reserved values included. */
  readonly opcode: number
  /** The four bytes as one big-endian number; `null` leaves the frame unmasked. */
  readonly maskingKey: number | null
  /** Unmasked; left as it is. */
  readonly payload: Uint8Array
  readonly lengthForm?: LengthForm
}

/**
 * One frame as bytes (RFC 6455 §5.2). Any combination is encoded, forbidden ones too: a frame made by hand is there to
 * find out what the peer does with it. Only a length that its form cannot hold is an error of the caller.
 */
export function encodeFrame(frame: FrameToEncode): Uint8Array {
  const { payload, maskingKey, ...bits } = frame
  const form = lengthForm(frame.lengthForm ?? 'minimal', payload.length)
  const headerLength = 2 + (form === 64 ? 8 : form === 16 ? 2 : 0) + (maskingKey === null ? 0 : 4)
  const bytes = new Uint8Array(headerLength + payload.length)
  const masked = maskingKey !== null
  bytes.set(writeHeader({ ...bits, masked, maskingKey: maskingKey ?? 0, headerLength, payloadLength: payload.length }))
  if (masked) mask(payload, bytes, headerLength, maskingKey, 0)
  else bytes.set(payload, headerLength)
  return bytes
}

function lengthForm(asked: LengthForm, length: number): 7 | 16 | 64 {
  if (asked === 'minimal') return length < LENGTH_16 ? 7 : length < 0x1_0000 ? 16 : 64
  if ((asked === 7 && length >= LENGTH_16) || (asked === 16 && length > 0xffff))
    throw new RangeError(`A length of ${length} does not fit a ${asked}-bit field`)
  return asked
}
