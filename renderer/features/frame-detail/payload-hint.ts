import type { PayloadHint } from '../../../shared/payload/describe-payload'
import { Opcode } from '../../../shared/protocol/opcode'
import type { FrameEvent, MessageEvent } from '../../../shared/session/session-event'

/** What the payload says it is. Only whole, uncompressed text is held to be text: a fragment may begin inside a character. */
export function payloadType(event: FrameEvent | MessageEvent): PayloadHint['type'] {
  if (event.kind === 'message') return event.type
  switch (event.opcode) {
    case Opcode.Close:
      return 'close'
    case Opcode.Ping:
      return 'ping'
    case Opcode.Pong:
      return 'pong'
    case Opcode.Text:
      return event.fin && !event.rsv1 ? 'text' : 'binary'
    default:
      return 'binary'
  }
}
