import { z } from 'zod'
import { exportRequestSchema } from '../formats/export-request'
import type { ExportPreview } from '../formats/export-preview'
import type { ExportStatus } from '../formats/export-status'
import { request } from './channel'

/** Writing sessions to files. `LiveTick.exports` tells how far they are. */
export const exportChannels = {
  /** Fails with `view-not-found`, and like a capture that cannot be opened. */
  preview: request<ExportPreview>()(z.object({ request: exportRequestSchema })),
  /** Asks where to, then begins; `null` when the user cancelled. */
  start: request<ExportStatus | null>()(z.object({ request: exportRequestSchema })),
  /** Harmless for one that is over. */
  cancel: request<null>()(z.object({ export: z.string().min(1).max(200) })),
}
