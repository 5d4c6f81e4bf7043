import type { z } from 'zod'
import type { exportOptionsSchema } from './export-options-schema'

export const exportFormatIds = ['ndjson', 'har', 'csv', 'text', 'pcapng', 'payloads'] as const
export type ExportFormatId = (typeof exportFormatIds)[number]

/** What can be chosen about a format; each looks at its own. */
export type ExportOptions = z.infer<typeof exportOptionsSchema>

export const defaultExportOptions: ExportOptions = { guardFormulas: true, index: 'ndjson' }
