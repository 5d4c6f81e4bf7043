import { z } from 'zod'
import { appErrorSchema } from '../../shared/errors/app-error-schema'
import { EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import { endStates } from '../../shared/session/session-state'
import { importedFromSchema, type CaptureEnding } from '../../shared/session/session-summary'

export const noEvents: number[] = Array.from({ length: EVENT_CLASS_COUNT }, () => 0)

/** What the end block says: how the session ended, and totals, so that a list of captures need not walk them. */
export const endRecordSchema = z.object({
  state: z.enum(endStates),
  error: appErrorSchema.nullable(),
  /** Events per class in the whole file. */
  counts: z.array(z.number().int().min(0)).length(EVENT_CLASS_COUNT),
  /** Recording had stopped before the session ended: why, and what is missing. */
  notRecorded: z
    .object({ error: appErrorSchema, events: z.number().min(0), bytes: z.number().min(0) })
    .nullable()
    .default(null),
  /** Written by somebody else than the recorder, which never got to it. */
  cutOff: z.boolean().default(false),
  /** Events per class that were let go: of `counts`, they are in the file no more. */
  letGo: z.array(z.number().int().min(0)).length(EVENT_CLASS_COUNT).default(noEvents),
  /** Place of the directory block, which tells of all blocks before it; `null` where there is none. */
  directory: z.number().int().min(0).nullable().default(null),
  /** Written behind the end of a capture that was recorded elsewhere; of a file in another format, the head says it. */
  imported: importedFromSchema.optional(),
})
export type EndRecord = z.infer<typeof endRecordSchema>

/** How a session ended, as its recorder is told; `notRecorded` of one that was recorded elsewhere before. */
export type SessionOutcome = Pick<EndRecord, 'state' | 'error'> & Partial<Pick<EndRecord, 'notRecorded'>>

export const endingOf = ({ cutOff }: EndRecord): CaptureEnding => (cutOff ? 'cut-off' : 'complete')
