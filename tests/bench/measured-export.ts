/* A process of its own, so that its memory is that of the export alone: writes a capture as NDJSON when it is told to. */
import { CaptureReader } from '../../main/capture/capture-reader'
import { ExportedCapture } from '../../main/capture/exported-capture'
import { exportSession } from '../../main/export/export-session'
import { defaultExportOptions } from '../../shared/formats/export-options'

export interface ExportOrder {
  readonly capture: string
  readonly target: string
  /** `null` hides nothing. */
  readonly secrets: readonly string[] | null
}

export interface ExportReply {
  readonly eventsPerSecond: number
  /** Most memory above what the process had with the capture open; bytes. */
  readonly memory: number
}

const SAMPLE_MS = 10

process.on('message', (order: ExportOrder) => void measure(order).then((reply) => process.send?.(reply)))
process.on('disconnect', () => process.exit())

async function measure({ capture, target, secrets }: ExportOrder): Promise<ExportReply> {
  const reader = await CaptureReader.open(capture)
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  let most = idle
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE_MS)
  const start = performance.now()
  const plan = {
    format: 'ndjson',
    choice: { kind: 'all' },
    options: defaultExportOptions,
    secrets: secrets && secrets.map((value) => ({ name: '', value })),
    version: 'bench',
  } as const
  const { events } = await exportSession(new ExportedCapture(reader, { state: 'on' }), plan, target)
  const seconds = (performance.now() - start) / 1000
  clearInterval(sampling)
  await reader.close()
  return { eventsPerSecond: events / seconds, memory: most - idle }
}
