import path from 'node:path'
import { version } from '../package.json'
import { exportFormats } from '../shared/formats/export-format'
import { defaultExportOptions, exportFormatIds, type ExportFormatId } from '../shared/formats/export-options'
import { CaptureReader } from './capture/capture-reader'
import { summarizeCapture } from './capture/capture-summary'
import { ExportedCapture } from './capture/exported-capture'
import { filterCapture } from './cli-filter'
import type { Exports } from './cli/ports'
import { exportSession } from './export/export-session'

/** Other endings that files of a format have. */
const endings: Readonly<Record<string, ExportFormatId | undefined>> = { jsonl: 'ndjson' }

/**
 * Files that the command line writes from captures.
 *
 * @param searchScript the bundled search worker
 */
export const createExports = (searchScript: string): Exports => ({
  formats: {
    names: exportFormatIds,
    ofFile: (file) => formatOf(path.extname(file).slice(1).toLowerCase()),
  },
  async write(capture, { file, format }, { filter, redact }) {
    const { recording } = await summarizeCapture(capture)
    const reader = await CaptureReader.open(capture)
    const filtered = await filterCapture(reader, filter, searchScript)
    try {
      const plan = {
        // The names that there are were given out above.
        format: exportFormatIds.find((id) => id === format) ?? 'ndjson',
        choice: filtered.choice,
        options: defaultExportOptions,
        // What handshakes show to be secret is found there; nothing else is known here.
        secrets: redact ? [] : null,
        version,
      }
      return await exportSession(new ExportedCapture(reader, recording, filtered.view), plan, file)
    } finally {
      filtered.stop()
      await reader.close()
    }
  },
})

function formatOf(ending: string): ExportFormatId | null {
  if (ending === '') return null
  return exportFormatIds.find((id) => exportFormats[id].extension === ending) ?? endings[ending] ?? null
}
