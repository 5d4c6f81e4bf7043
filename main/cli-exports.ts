import path from 'node:path'
import { CaptureReader } from './capture/capture-reader'
import { summarizeCapture } from './capture/capture-summary'
import { exportNdjson } from './capture/export-ndjson'
import type { Exports } from './cli/ports'

const endings: Readonly<Record<string, string | undefined>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson' }

/** Files that the command line writes from captures. */
export const exports: Exports = {
  formats: { names: ['ndjson'], ofFile: (file) => endings[path.extname(file).toLowerCase()] ?? null },
  async write(capture, { file }) {
    const { recording } = await summarizeCapture(capture)
    const reader = await CaptureReader.open(capture)
    try {
      await exportNdjson(reader, recording, file)
    } finally {
      await reader.close()
    }
  },
}
