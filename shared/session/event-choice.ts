import { z } from 'zod'
import { eventSpanSchema } from './event-span'

const event = z.number().int().min(0)
const connection = z.number().int().min(1)

export const MAX_CHOSEN_EVENTS = 100_000
const MAX_SPANS = 10_000

/** Which events of a session. */
export const eventChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('events'), events: z.array(event).min(1).max(MAX_CHOSEN_EVENTS) }),
  /** This one and all after it. */
  z.object({ kind: z.literal('from'), event, connection: connection.nullable() }),
  /** What a view shows, which is a mask of event classes or was opened; of it, what is in the spans, if there are any. */
  z.object({
    kind: z.literal('view'),
    view: z.union([z.number().int().min(0).max(0xffff), z.string().min(1).max(40)]),
    spans: z.array(eventSpanSchema).min(1).max(MAX_SPANS).optional(),
  }),
  z.object({ kind: z.literal('connection'), connection }),
  z.object({ kind: z.literal('all') }),
])
export type EventChoice = z.infer<typeof eventChoiceSchema>
