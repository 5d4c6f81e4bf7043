import type { HandMadeFrame } from '../../shared/session/hand-made-frame'

/** A frame as a client has to send it, an empty text unless told otherwise. */
export const handMade = (bits: Partial<HandMadeFrame> = {}): HandMadeFrame => ({
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 1,
  maskingKey: 'random',
  payload: new Uint8Array(),
  lengthForm: 'minimal',
  declaredLength: null,
  ...bits,
})
