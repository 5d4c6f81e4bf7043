import { exportFormats } from '../../shared/formats/export-format'
import type { ExportRequest } from '../../shared/formats/export-request'
import type { ExportPreview } from '../../shared/formats/export-preview'
import type { ExportStatus } from '../../shared/formats/export-status'
import type { FilePorts } from './file-ports'
import type { Handlers } from './register'

export interface ExportPorts extends FilePorts {
  readonly exports: {
    preview(request: ExportRequest): Promise<ExportPreview>
    start(request: ExportRequest, target: string): ExportStatus
    cancel(id: string): void
  }
}

export function exportHandlers({ exports, files }: ExportPorts): Handlers['export'] {
  return {
    preview: ({ request }) => exports.preview(request),
    async start({ request }) {
      const { extension } = exportFormats[request.format]
      const path = await files.chooseTarget(extension === '' ? request.session : `${request.session}.${extension}`)
      return path === null ? null : exports.start(request, path)
    },
    cancel({ export: id }) {
      exports.cancel(id)
      return null
    },
  }
}
