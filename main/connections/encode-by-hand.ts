import { randomBytes } from 'node:crypto'
import { encodeFrame } from '../../shared/protocol/frame-encoder'
import type { HandMadeFrame } from '../../shared/session/hand-made-frame'

/** Frames made by hand as they go on the wire, each random masking key a new one (RFC 6455 §5.3). */
export const encodeByHand = (frames: readonly HandMadeFrame[]): Buffer => Buffer.concat(frames.map(encode))

function encode(frame: HandMadeFrame): Uint8Array {
  const { maskingKey } = frame
  return encodeFrame({ ...frame, maskingKey: maskingKey === 'random' ? randomBytes(4).readUInt32BE() : maskingKey })
}
