import { z } from 'zod'
import {
  MAX_TEXT,
  MAX_PATH,
  MAX_HEX,
  MAX_NAME,
  MAX_STEPS,
  MAX_FILE_BYTES,
  MAX_RESPONDERS,
  MAX_LIST,
  lengthOfAll,
} from './responder'

const MAX_MS = 24 * 3_600_000
const MAX_FILE_DIGITS = Math.ceil(MAX_FILE_BYTES / 3) * 4

/** What else limits a field, a responder's compilation says: beside the field, and not of the whole list. */
const text = z.string().max(MAX_TEXT)

export const messageMatchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('text-equals'), text }),
  z.object({ kind: z.literal('text-contains'), text }),
  /** Syntax of RE2: no look-around, no references back. Found anywhere, unless the pattern says `^` or `$`. */
  z.object({ kind: z.literal('regex'), pattern: text, ignoreCase: z.boolean() }),
  /**
   * `path` as in filters, without `json` before it: `type`, `items[0].id`, `"a name"`; empty for the document itself.
   * `value` as in filters too: a JSON number, string, `true`, `false` or `null`; anything else is a string without quotes.
   */
  z.object({ kind: z.literal('json-equals'), path: z.string().max(MAX_PATH), value: text }),
  /** Of binary messages alone. */
  z.object({ kind: z.literal('binary-prefix'), hex: z.string().max(MAX_HEX) }),
])

export const triggerSchema = z.discriminatedUnion('kind', [
  /** The handshake of a connection was accepted. */
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('message'), match: messageMatchSchema }),
  /**
   * One timer for the server, from its start; where a step names the `sender` or the `others`, or content speaks of the
   * connection, one for each open connection, from its handshake.
   */
  z.object({ kind: z.literal('every'), ms: z.number().int().min(1).max(MAX_MS) }),
  /** A connection has sent its `count`th message; once for each connection. */
  z.object({ kind: z.literal('after-messages'), count: z.number().int().min(1).max(1_000_000_000) }),
])

export const contentSchema = z.discriminatedUnion('kind', [
  /** The message that came, type and bytes as they were. */
  z.object({ kind: z.literal('message') }),
  /** A template: see `parseTemplate`. */
  z.object({ kind: z.literal('text'), text }),
  /** A template that stays valid JSON, whatever is put in. Sent as written. */
  z.object({ kind: z.literal('json'), text }),
  z.object({ kind: z.literal('hex'), text }),
  z.object({ kind: z.literal('base64'), text }),
  /**
   * The contents, read when the file was chosen: no path that a profile from elsewhere could name. `null` where none was
   * chosen, and in what is kept.
   */
  z.object({
    kind: z.literal('file'),
    name: z.string().max(1000),
    base64: z.string().max(MAX_FILE_DIGITS).nullable(),
    as: z.enum(['text', 'binary']),
  }),
])

export const recipientsSchema = z.enum(['sender', 'others', 'all'])

export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), to: recipientsSchema, content: contentSchema }),
  z.object({ kind: z.literal('wait'), ms: z.number().int().min(0).max(MAX_MS) }),
  z.object({ kind: z.literal('ping'), to: recipientsSchema, payload: text }),
  /** `code: null` sends a close frame without a payload. */
  z.object({
    kind: z.literal('close'),
    to: recipientsSchema,
    code: z.number().int().nullable(),
    reason: text,
  }),
  /** A TCP reset. */
  z.object({ kind: z.literal('drop'), to: recipientsSchema }),
  /** No later responder looks at this message, wherever in the sequence it stands. */
  z.object({ kind: z.literal('stop') }),
])

export const responderSchema = z.object({
  /** Stays when all else is edited: by it a live session knows what is new. */
  id: z.string().min(1).max(200),
  /** On the timeline, at whatever it caused. */
  name: z.string().min(1).max(MAX_NAME),
  enabled: z.boolean(),
  when: triggerSchema,
  steps: z.array(stepSchema).max(MAX_STEPS),
  /**
   * Runs a second for one connection, measured over ten seconds: beyond, the responder is stopped for that connection and
   * the timeline says so, for two endpoints that answer one another never end. `null` for none. Timers have no limit.
   */
  maxPerSecond: z.number().int().min(1).max(1_000_000).nullable(),
})

/** In the order in which they look at a message. */
export const respondersSchema = z
  .array(responderSchema)
  .max(MAX_RESPONDERS)
  .refine((responders) => new Set(responders.map(({ id }) => id)).size === responders.length, 'two with the same id')
  .refine((responders) => lengthOfAll(responders) <= MAX_LIST, 'too large')
