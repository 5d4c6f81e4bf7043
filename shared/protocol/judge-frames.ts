import type { HandMadeFrame } from '../session/hand-made-frame'
import { isHonest } from '../session/hand-made-frame'
import { FrameDecoder } from './frame-decoder'
import { encodeFrame, encodeHeader, type FrameToEncode } from './frame-encoder'
import { MessageAssembler, type Inflater } from './message-assembler'
import { isControl, Opcode } from './opcode'
import { violationRules, type ViolationCode } from './violation-code'

/** What the RFC forbids a sender beyond what a receiver can see at a frame. */
const senderWarnings = ['masking-key-chosen', 'length-wrong', 'message-unfinished'] as const
type SenderWarning = (typeof senderWarnings)[number]
export type FrameWarningCode = ViolationCode | SenderWarning

export const isOfSenders = (code: FrameWarningCode): code is SenderWarning =>
  (senderWarnings as readonly string[]).includes(code)

export interface FrameWarning {
  /** Its place in the list. */
  readonly frame: number
  readonly code: FrameWarningCode
  readonly section: string
}

export interface SenderState {
  /** Who sends: a client has to mask, a server must not (RFC 6455 §5.1). */
  readonly role: 'client' | 'server'
  /** Compression was agreed: RSV1 has a meaning (RFC 7692 §6). */
  readonly deflate: boolean
  /** Opcode of the message whose end is still to be sent; `null` between messages. */
  readonly unfinished: number | null
}

export interface FramesVerdict {
  readonly warnings: readonly FrameWarning[]
  /** As in `SenderState`, once they are sent. */
  readonly unfinished: number | null
}

/** Compressed payloads are not looked into. */
const unread: Inflater = { inflate: () => new Uint8Array() }

/**
 * What the RFC forbids of frames that are about to be sent: what a strict reader says to their bytes, read by the one that
 * the tap has too, and the few rules that only a sender can break.
 */
export function judgeFrames(frames: readonly HandMadeFrame[], sender: SenderState): FramesVerdict {
  const warnings: FrameWarning[] = []
  let at = -1
  const warn = (code: FrameWarningCode, section: string) => warnings.push({ frame: at, code, section })
  const decoder = new FrameDecoder(
    { masked: sender.role === 'client', rsv1: sender.deflate, position: 0, tolerant: true },
    new MessageAssembler(
      { maxMessageLength: 0, maxFragments: 0, inflater: sender.deflate ? unread : null, tolerant: true },
      {
        frame: () => {},
        message: () => {},
        control: () => {},
        inflated: () => 0,
        gaveUp: () => {},
        // The start of the unfinished message was judged when it was sent.
        violation: ({ code }) => at >= 0 && warn(code, violationRules[code].section),
      },
      () => {},
    ),
  )
  if (sender.unfinished !== null) decoder.push(encodeFrame(beginning(sender.unfinished, sender.role)))

  let { unfinished } = sender
  for (const frame of frames) {
    at += 1
    const honest = isHonest(frame)
    // Where a frame ends elsewhere than it says, only its header can be judged, and nothing behind it.
    decoder.push(honest ? encodeFrame(encodable(frame)) : encodeHeader(encodable(frame)))
    if (sender.role === 'client' && typeof frame.maskingKey === 'number') warn('masking-key-chosen', 'RFC 6455 5.3')
    if (!honest) {
      warn('length-wrong', 'RFC 6455 5.2')
      return { warnings, unfinished: null }
    }
    unfinished = unfinishedAfter(frame, unfinished)
  }
  if (unfinished !== null) warn('message-unfinished', 'RFC 6455 5.4')
  return { warnings, unfinished }
}

function unfinishedAfter({ opcode, fin }: HandMadeFrame, before: number | null): number | null {
  if (isControl(opcode)) return before
  if (opcode === Opcode.Continuation) return fin ? null : before
  if (opcode === Opcode.Text || opcode === Opcode.Binary) return fin ? null : opcode
  return before
}

const beginning = (opcode: number, role: SenderState['role']): FrameToEncode => ({
  fin: false,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode,
  maskingKey: role === 'client' ? 0 : null,
  payload: new Uint8Array(),
})

/** With any key in place of a random one. */
export const encodable = (frame: HandMadeFrame): FrameToEncode => ({
  ...frame,
  maskingKey: frame.maskingKey === 'random' ? 0 : frame.maskingKey,
})
