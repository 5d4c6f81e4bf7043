import { z } from 'zod'

export const exportOptionsSchema = z.object({
  /** CSV: a cell that a spreadsheet would take for a formula is made one that it does not. */
  guardFormulas: z.boolean(),
  /** Payload files: what the list of them is written as. */
  index: z.enum(['ndjson', 'csv']),
})
