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
  /** Written instead of the payload's length: what the peer takes for the payload then ends elsewhere. */
  readonly declaredLength?: bigint | null
}

/** Beyond what the 64-bit field holds there is nothing to declare. */
export const MAX_DECLARED_LENGTH = 2n ** 64n - 1n

/**
 * One frame as bytes (RFC 6455 §5.2). Any combination is encoded, forbidden ones too: a frame made by hand is there to
 * find out what the peer does with it. Only a length that its form cannot hold is an error of the caller.
 */
export function encodeFrame(frame: FrameToEncode): Uint8Array {
  const { payload, maskingKey } = frame
  const header = encodeHeader(frame)
  const bytes = new Uint8Array(header.length + payload.length)
  bytes.set(header)
  if (maskingKey === null) bytes.set(payload, header.length)
  else mask(payload, bytes, header.length, maskingKey, 0)
  return bytes
}

/** What stands before the payload. */
export function encodeHeader({ payload, maskingKey, lengthForm, declaredLength, ...bits }: FrameToEncode): Uint8Array {
  const payloadLength = declaredLength ?? payload.length
  const form = formOf(lengthForm ?? 'minimal', payloadLength)
  const masked = maskingKey !== null
  const headerLength = 2 + (form === 64 ? 8 : form === 16 ? 2 : 0) + (masked ? 4 : 0)
  return writeHeader({ ...bits, masked, maskingKey: maskingKey ?? 0, headerLength, payloadLength })
}

/** Whether a length can be written in this form at all. */
export const fitsLengthForm = (form: LengthForm, length: number | bigint): boolean =>
  form === 7 ? length < LENGTH_16 : form === 16 ? length <= 0xffff : length <= MAX_DECLARED_LENGTH

function formOf(asked: LengthForm, length: number | bigint): 7 | 16 | 64 {
  if (!fitsLengthForm(asked, length)) throw new RangeError(`A length of ${length} does not fit a ${asked}-bit field`)
  if (asked === 'minimal') return length < LENGTH_16 ? 7 : length <= 0xffff ? 16 : 64
  return asked
}
