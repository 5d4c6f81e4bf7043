import { z } from 'zod'

const event = z.number().int().min(0)

/** Numbers of the first and the last event. */
export const eventSpanSchema = z.tuple([event, event]).readonly()
export type EventSpan = z.infer<typeof eventSpanSchema>
