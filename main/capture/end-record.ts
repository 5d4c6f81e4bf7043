import { z } from 'zod'
import { errorCodes } from '../../shared/errors/error-code'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'

/** What the end block says: how the session ended, and totals, so that a list of captures need not walk them. */
export const endRecordSchema = z.object({
  state: z.enum(['closed', 'failed']),
  error: z.object({ code: z.enum(errorCodes), params: z.record(z.string(), z.string()) }).nullable(),
  /** Events per class in the whole file. */
  counts: z.array(z.number().int().min(0)).length(EVENT_CLASS_COUNT),
})
export type EndRecord = z.infer<typeof endRecordSchema>

/** How a session ended, as its recorder is told. */
export type SessionOutcome = Omit<EndRecord, 'counts'>
