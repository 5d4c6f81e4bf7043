import { z } from 'zod'

export const exportFormatIds = ['ndjson', 'har', 'csv', 'text', 'pcapng', 'payloads'] as const
export type ExportFormatId = (typeof exportFormatIds)[number]

/** What can be chosen about a format; each looks at its own. */
export const exportOptionsSchema = z.object({
  /** CSV: a cell that a spreadsheet would take for a formula is made one that it does not. */
  guardFormulas: z.boolean(),
  /** Payload files: what the list of them is written as. */
  index: z.enum(['ndjson', 'csv']),
})
export type ExportOptions = z.infer<typeof exportOptionsSchema>

export const defaultExportOptions: ExportOptions = { guardFormulas: true, index: 'ndjson' }
