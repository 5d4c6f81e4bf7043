import { z } from 'zod'
import { exportRequestSchema } from '../formats/export-request'
import type { ExportStatus } from '../formats/export-status'
import { request } from './channel'

/** Writing sessions to files. `LiveTick.exports` tells how far they are. */
export const exportChannels = {
  /** Asks where to, then begins; `null` when the user cancelled. */
  start: request<ExportStatus | null>()(z.object({ request: exportRequestSchema })),
  /** Harmless for one that is over. */
  cancel: request<null>()(z.object({ export: z.string().min(1).max(200) })),
}
