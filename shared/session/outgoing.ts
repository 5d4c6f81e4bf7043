import { z } from 'zod'

/** What the composer asks a connection to send: bytes are sent as given, nothing is reformatted on the way. */
export const outgoingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('binary'), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('ping'), payload: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('pong'), payload: z.instanceof(Uint8Array) }),
  /** `code: null` sends a close frame without a payload. */
  z.object({ kind: z.literal('close'), code: z.number().int().nullable(), reason: z.string() }),
  /** A chosen file's bytes as one message; `token` comes from the file dialog and stands for the path. */
  z.object({ kind: z.literal('file'), token: z.string(), as: z.enum(['text', 'binary']) }),
])
export type Outgoing = z.infer<typeof outgoingSchema>
