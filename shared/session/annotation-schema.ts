import { z } from 'zod'
import { markColours, MAX_NOTE_LENGTH } from './annotation'

export const annotationSchema = z.object({
  event: z.number().int().min(0),
  /** `true` marks without a colour of its own, `false` does not mark. */
  mark: z.union([z.boolean(), z.enum(markColours)]),
  /** `null` for none. */
  note: z.string().max(MAX_NOTE_LENGTH).nullable(),
})
