import { assertNever } from '../assert-never'
import type { ComposedMessage } from './composed-message'
import type { FrameDraft } from './frame-draft'

/** What a message says, in short: to be read, not to be sent. */
export function messagePreview(message: ComposedMessage): string {
  switch (message.kind) {
    case 'text':
      return message.text
    case 'json':
      return message.json
    case 'hex':
      return message.hex
    case 'base64':
      return message.base64
    case 'ping':
      return message.ping[message.ping.as]
    case 'pong':
      return message.pong[message.pong.as]
    case 'close':
      return `${message.closeCode} ${message.closeReason}`.trim()
    case 'frames':
      return message.frames.map(framePreview).join(' · ')
    default:
      return assertNever(message)
  }
}

/** All that tells a frame apart: the bits, and the payload as typed. */
function framePreview(frame: FrameDraft): string {
  const { fin, rsv1, rsv2, rsv3, opcode, mask, key, payloadAs, lengthForm, declared } = frame
  const bits = [fin, rsv1, rsv2, rsv3].map(Number).join('')
  const masking = mask === 'required' ? '' : mask === 'chosen' ? ` ${key}` : ` ${mask}`
  const length = `${lengthForm === 'minimal' ? '' : ` ${lengthForm}`}${declared === '' ? '' : ` =${declared}`}`
  return `${bits} 0x${opcode.toString(16)}${masking}${length} ${frame[payloadAs]}`.trimEnd()
}
