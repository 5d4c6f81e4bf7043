import type { CaptureReader } from '../../main/capture/capture-reader'
import { ExportedCapture } from '../../main/capture/exported-capture'
import { exportSession } from '../../main/export/export-session'
import { defaultExportOptions, type ExportFormatId } from '../../shared/formats/export-options'
import type { ExportedSession } from '../../shared/formats/export-status'
import type { RecordingState } from '../../shared/session/session-summary'

const recordedAll: RecordingState = { state: 'on' }

/** All of a capture, as it is. */
export function exportAll(
  reader: CaptureReader,
  format: ExportFormatId,
  target: string,
  recording = recordedAll,
): Promise<ExportedSession> {
  const plan = {
    format,
    choice: { kind: 'all' },
    options: defaultExportOptions,
    secrets: null,
    version: '0.1.0',
  } as const
  return exportSession(new ExportedCapture(reader, recording), plan, target)
}

/** All of a capture as NDJSON, as it is. */
export function exportNdjson(
  reader: CaptureReader,
  recording: RecordingState,
  target: string,
): Promise<ExportedSession> {
  return exportAll(reader, 'ndjson', target, recording)
}
