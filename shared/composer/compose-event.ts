import { decodeUtf8 } from '../payload/decode-utf8'
import { describePayload } from '../payload/describe-payload'
import { toHex } from '../payload/hex'
import { parseClosePayload } from '../protocol/close-payload'
import { Opcode } from '../protocol/opcode'
import { escapeBraces } from '../template/braces'
import type { FrameEvent, MessageEvent } from '../session/session-event'
import type { ComposedMessage, ControlDraft } from './composed-message'
import { draftOfFrame, type FrameDraft } from './frame-draft'

/**
 * What has to be composed to send the same again.
 *
 * @param payload of a frame: unmasked; of a message: the inflated whole
 * @param role of the endpoint that Framescope ran
 */
export function composeEvent(
  event: FrameEvent | MessageEvent,
  payload: Uint8Array,
  role: 'client' | 'server',
): ComposedMessage {
  if (event.kind === 'message') return composeMessage(event.type, payload)
  if (!event.handMade && event.fin && !event.rsv1) {
    if (event.opcode === Opcode.Ping) return { kind: 'ping', ping: controlDraft(payload) }
    if (event.opcode === Opcode.Pong) return { kind: 'pong', pong: controlDraft(payload) }
    const close = event.opcode === Opcode.Close ? parseClosePayload(payload) : null
    if (close?.kind === 'close') return { kind: 'close', closeCode: String(close.code), closeReason: close.reason }
    if (close?.kind === 'empty') return { kind: 'close', closeCode: '', closeReason: '' }
  }
  const sender = (event.direction === 'sent') === (role === 'client') ? 'client' : 'server'
  return { kind: 'frames', frames: [composeFrame(event, payload, sender)] }
}

/** Whether it says more than the message that it belongs to: then its message does not stand for it. */
export const isOfItsOwn = ({ handMade, message }: FrameEvent): boolean => handMade || message === null

function composeMessage(type: 'text' | 'binary', payload: Uint8Array): ComposedMessage {
  const description = describePayload(payload, { type, cut: false })
  if (type === 'binary') return { kind: 'hex', hex: spaced(payload) }
  if (description.kind === 'empty') return { kind: 'text', text: '' }
  // Text that is none can be sent again bit by bit only.
  if (description.kind !== 'text') return { kind: 'hex', hex: spaced(payload) }
  const { json } = description
  if (!description.text.includes('{{'))
    return json?.kind === 'valid' ? { kind: 'json', json: description.text } : { kind: 'text', text: description.text }
  // Braces that were on the wire are no variables of ours; with a backslash before them they are no JSON any more.
  const text = escapeBraces(description.text)
  return text === null ? { kind: 'frames', frames: [textFrame(payload)] } : { kind: 'text', text }
}

const textFrame = (payload: Uint8Array): FrameDraft =>
  draftOfFrame(
    {
      fin: true,
      rsv1: false,
      rsv2: false,
      rsv3: false,
      opcode: Opcode.Text,
      maskingKey: null,
      lengthForm: 'minimal',
      payload,
    },
    'required',
  )

function controlDraft(payload: Uint8Array): ControlDraft {
  const text = decodeUtf8(payload)
  // A line break or an unseen character would not survive in a field of one line.
  // oxlint-disable-next-line no-control-regex
  const isPlain = text !== null && !/[\0-\x1f\x7f]/.test(text)
  return isPlain ? { as: 'text', text, hex: '' } : { as: 'hex', text: '', hex: spaced(payload) }
}

/** `sender`: the role of who sent it; a mask against its rule was meant. A key is taken for a random one. */
function composeFrame(event: FrameEvent, payload: Uint8Array, sender: 'client' | 'server'): FrameDraft {
  const mask = event.masked === (sender === 'client') ? 'required' : event.masked ? 'random' : 'none'
  const maskingKey = event.masked ? event.maskingKey : null
  return draftOfFrame({ ...event, payload, maskingKey, lengthForm: lengthFormOf(event) }, mask)
}

/** Only where it is not the shortest one. */
function lengthFormOf({ headerLength, payloadLength, masked }: FrameEvent): 'minimal' | 16 | 64 {
  const extended = headerLength - 2 - (masked ? 4 : 0)
  if (extended === 8) return payloadLength <= 0xffff ? 64 : 'minimal'
  return extended === 2 && payloadLength < 126 ? 16 : 'minimal'
}

const spaced = (bytes: Uint8Array): string => toHex(bytes).replace(/../g, '$& ').trimEnd()
