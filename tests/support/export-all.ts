import type { CaptureReader } from '../../main/capture/capture-reader'
import { ExportedCapture } from '../../main/capture/exported-capture'
import { exportSession } from '../../main/export/export-session'
import { defaultExportOptions } from '../../shared/formats/export-options'
import type { ExportedSession } from '../../shared/formats/export-status'
import type { RecordingState } from '../../shared/session/session-summary'

/** All of a capture as NDJSON, as it is. */
export function exportNdjson(
  reader: CaptureReader,
  recording: RecordingState,
  target: string,
): Promise<ExportedSession> {
  const plan = { format: 'ndjson', choice: { kind: 'all' }, options: defaultExportOptions, version: '0.1.0' } as const
  return exportSession(new ExportedCapture(reader, recording), plan, target)
}
