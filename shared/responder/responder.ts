import { z } from 'zod'

/** Characters, as of all that follow. */
export const MAX_TEXT = 1024 * 1024
export const MAX_PATH = 1000
export const MAX_HEX = 64 * 1024
export const MAX_NAME = 200
export const MAX_STEPS = 100
const MAX_MS = 24 * 3_600_000
export const MAX_FILE_BYTES = 1024 * 1024
const MAX_FILE_DIGITS = Math.ceil(MAX_FILE_BYTES / 3) * 4

/** What else limits a field, a responder's compilation says: beside the field, and not of the whole list. */
const text = z.string().max(MAX_TEXT)

/** What a message has to be; the first failing look at it is the last one. */
const messageMatchSchema = z.discriminatedUnion('kind', [
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
export type MessageMatch = z.infer<typeof messageMatchSchema>

const triggerSchema = z.discriminatedUnion('kind', [
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
export type Trigger = z.infer<typeof triggerSchema>

const contentSchema = z.discriminatedUnion('kind', [
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
export type Content = z.infer<typeof contentSchema>

/** `others`: all that are open but the sender. A `sender` is the connection that the trigger is about. */
const recipientsSchema = z.enum(['sender', 'others', 'all'])
export type Recipients = z.infer<typeof recipientsSchema>

const stepSchema = z.discriminatedUnion('kind', [
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
export type Step = z.infer<typeof stepSchema>

/** A rule of a server session: when something happens, do this, in order. */
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
export type Responder = z.infer<typeof responderSchema>

export const MAX_RESPONDERS = 200
/** Characters in all of a list. */
export const MAX_LIST = 16 * 1024 * 1024

/** In the order in which they look at a message. */
export const respondersSchema = z
  .array(responderSchema)
  .max(MAX_RESPONDERS)
  .refine((responders) => new Set(responders.map(({ id }) => id)).size === responders.length, 'two with the same id')
  .refine((responders) => lengthOfAll(responders) <= MAX_LIST, 'too large')

export const lengthOfAll = (responders: readonly Responder[]): number =>
  responders.reduce((sum, responder) => sum + lengthOf(responder), 0)

function lengthOf({ when, steps }: Responder): number {
  const match = when.kind === 'message' ? charactersIn(when.match) : 0
  return steps.reduce(
    (sum, step) => sum + charactersIn(step) + (step.kind === 'send' ? charactersIn(step.content) : 0),
    match,
  )
}

const charactersIn = (fields: object): number =>
  Object.values(fields).reduce<number>((sum, field) => sum + (typeof field === 'string' ? field.length : 0), 0)

export const DEFAULT_MAX_PER_SECOND = 1000

/** What a new responder starts from. */
export const newResponder = ({ id, name }: Pick<Responder, 'id' | 'name'>): Responder => ({
  id,
  name,
  enabled: true,
  when: { kind: 'message', match: { kind: 'any' } },
  steps: [{ kind: 'send', to: 'sender', content: { kind: 'text', text: '' } }],
  maxPerSecond: DEFAULT_MAX_PER_SECOND,
})

/** For what is kept: heads of captures, which are files to give away and read for every list, and drafts. */
export const withoutFiles = (responders: readonly Responder[]): Responder[] =>
  responders.map((responder) => ({
    ...responder,
    steps: responder.steps.map((step) =>
      step.kind === 'send' && step.content.kind === 'file'
        ? { ...step, content: { ...step.content, base64: null } }
        : step,
    ),
  }))
