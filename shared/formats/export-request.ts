import { z } from 'zod'
import { eventChoiceSchema } from '../session/event-choice'
import { exportFormatIds } from './export-options'
import { exportOptionsSchema } from './export-options-schema'

/** All that an export is started with, but where to. */
export const exportRequestSchema = z.object({
  session: z.string().min(1).max(200),
  format: z.enum(exportFormatIds),
  choice: eventChoiceSchema,
  options: exportOptionsSchema,
  /** Secrets are hidden. */
  redact: z.boolean(),
})
export type ExportRequest = z.infer<typeof exportRequestSchema>
