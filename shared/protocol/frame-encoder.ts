import { FIN_BIT, LENGTH_16, LENGTH_64, MASK_BIT, RSV1_BIT, RSV2_BIT, RSV3_BIT } from './frame-header'
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
  const { payload, maskingKey } = frame
  const form = lengthForm(frame.lengthForm ?? 'minimal', payload.length)
  const lengthEnd = 2 + (form === 64 ? 8 : form === 16 ? 2 : 0)
  const headerLength = lengthEnd + (maskingKey === null ? 0 : 4)
  const bytes = new Uint8Array(headerLength + payload.length)
  const view = new DataView(bytes.buffer)

  bytes[0] =
    (frame.fin ? FIN_BIT : 0) |
    (frame.rsv1 ? RSV1_BIT : 0) |
    (frame.rsv2 ? RSV2_BIT : 0) |
    (frame.rsv3 ? RSV3_BIT : 0) |
    frame.opcode
  const maskBit = maskingKey === null ? 0 : MASK_BIT
  switch (form) {
    case 7:
      bytes[1] = maskBit | payload.length
      break
    case 16:
      bytes[1] = maskBit | LENGTH_16
      view.setUint16(2, payload.length)
      break
    case 64:
      bytes[1] = maskBit | LENGTH_64
      view.setUint32(2, Math.floor(payload.length / 0x1_0000_0000))
      view.setUint32(6, payload.length % 0x1_0000_0000)
      break
  }
  if (maskingKey === null) {
    bytes.set(payload, headerLength)
  } else {
    view.setUint32(lengthEnd, maskingKey)
    mask(payload, bytes, headerLength, maskingKey, 0)
  }
  return bytes
}

function lengthForm(asked: LengthForm, length: number): 7 | 16 | 64 {
  if (asked === 'minimal') return length < LENGTH_16 ? 7 : length < 0x1_0000 ? 16 : 64
  if ((asked === 7 && length >= LENGTH_16) || (asked === 16 && length > 0xffff))
    throw new RangeError(`A length of ${length} does not fit a ${asked}-bit field`)
  return asked
}
