import { z } from 'zod'
import { MAX_HAND_MADE_FRAMES } from './hand-made-frame'
import { bytesSchema as bytes, handMadeFrameSchema } from './hand-made-frame-schema'
import { MessageToSend } from './message-to-send'

/** What the composer asks a connection to send: bytes are sent as given, nothing is reformatted on the way. */
export const outgoingSchema = z.discriminatedUnion('kind', [
  /**
   * With `variables`, they are put in when it is sent: what is sent again is not what was typed. Into JSON so that it stays
   * JSON.
   */
  z.object({ kind: z.literal('text'), text: z.string(), variables: z.enum(['text', 'json']).optional() }),
  z.object({ kind: z.literal('binary'), bytes }),
  z.object({ kind: z.literal('ping'), payload: bytes }),
  z.object({ kind: z.literal('pong'), payload: bytes }),
  /** `code: null` sends a close frame without a payload. */
  z.object({ kind: z.literal('close'), code: z.number().int().nullable(), reason: z.string() }),
  /** A chosen file's bytes as one message; `token` comes from the file dialog and stands for the path. */
  z.object({ kind: z.literal('file'), token: z.string(), as: z.enum(['text', 'binary']) }),
  /** Written to the socket one behind the other, past the engine: nothing that it sends gets between them. */
  z.object({ kind: z.literal('frames'), frames: z.array(handMadeFrameSchema).min(1).max(MAX_HAND_MADE_FRAMES) }),
])
export type Outgoing = z.infer<typeof outgoingSchema>
/** Once the file is read. */
export type SendableOutgoing = Exclude<Outgoing, { kind: 'file' }>
/** What a server hands to each of its clients. */
export type ServerOutgoing =
  Exclude<SendableOutgoing, { kind: 'text' | 'binary' }> | { kind: 'message'; message: MessageToSend }

/** For any number of clients. */
export function forClients(outgoing: SendableOutgoing): ServerOutgoing {
  switch (outgoing.kind) {
    case 'text':
      return { kind: 'message', message: new MessageToSend('text', new TextEncoder().encode(outgoing.text)) }
    case 'binary':
      return { kind: 'message', message: new MessageToSend('binary', outgoing.bytes) }
    case 'ping':
    case 'pong':
    case 'close':
    case 'frames':
      return outgoing
  }
}
