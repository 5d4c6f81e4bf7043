import { decodeUtf8 } from '../../payload/decode-utf8'
import { toBase64 } from '../../payload/base64'
import { Opcode } from '../../protocol/opcode'
import type { MessageEvent } from '../../session/session-event'
import type { SessionHead } from '../../session/session-summary'

/** What DevTools give the rows of a connection's errors. */
export const HAR_ERROR_OPCODE = -1

const lossyDecoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * A data message as an item of `_webSocketMessages`. `send` is what the endpoint sent that made the request: in a
 * server session that is the client, and its messages are those that we received.
 */
export function harMessage(
  { direction, type }: MessageEvent,
  payload: Uint8Array,
  time: string,
  mode: SessionHead['mode'],
): string {
  const isOfClient = (direction === 'sent') === (mode === 'client')
  const opcode = type === 'text' ? Opcode.Text : Opcode.Binary
  const data = type === 'text' ? JSON.stringify(lossyDecoder.decode(payload)) : `"${toBase64(payload)}"`
  return `{"type":"${isOfClient ? 'send' : 'receive'}","time":${time},"opcode":${opcode},"data":${data}}`
}

/** The item's data has every byte. Text that is not UTF-8 has replacement characters in it. */
export const isExact = ({ type }: MessageEvent, payload: Uint8Array): boolean =>
  type === 'binary' || decodeUtf8(payload) !== null

export const harError = (text: string, time: string): string =>
  `{"type":"error","time":${time},"opcode":${HAR_ERROR_OPCODE},"data":${JSON.stringify(text)}}`
