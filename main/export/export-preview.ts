import { exportFormats } from '../../shared/formats/export-format'
import { MAX_PREVIEWED_EVENTS, type ExportPreview } from '../../shared/formats/export-preview'
import { decodeUtf8Start } from '../../shared/payload/decode-utf8'
import { isSearchable } from '../../shared/redaction/known-secret'
import type { EventContent } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'
import { createRedactor } from './create-redactor'
import type { ExportLayout } from './export-layout'
import { ExportRun } from './export-run'
import { contextOf, type ExportPlan } from './export-session'
import type { ExportSource } from './export-source'

/** Bytes of the file that are shown. */
const SHOWN = 4096

/** Keeps the start of a file, and lets the rest go. */
class StartOfFile implements ExportLayout {
  readonly bytes = 0
  #start = Buffer.alloc(0)

  constructor(private readonly write: (event: SessionEvent, content: EventContent) => string | Uint8Array) {}

  get text(): string | null {
    return decodeUtf8Start(this.#start)
  }

  async begin(): Promise<void> {}

  event(event: SessionEvent, content: EventContent): void {
    this.add(this.write(event, content))
  }

  async end(): Promise<void> {}

  add(piece: string | Uint8Array): void {
    const room = SHOWN - this.#start.length
    if (room <= 0 || piece.length === 0) return
    const bytes = typeof piece === 'string' ? Buffer.from(piece.slice(0, room)) : piece
    this.#start = Buffer.concat([this.#start, bytes.subarray(0, room)])
  }
}

/** The start of what `exportSession` would write, and what it would hide in the first events. Fails like the source. */
export async function previewExport(source: ExportSource, plan: ExportPlan): Promise<ExportPreview> {
  const redactor = plan.secrets && (await createRedactor(source, plan.secrets))
  const { format, start } = startOf(plan, contextOf(source, plan, redactor))
  const run = new ExportRun(source, plan.choice, format.takes === 'together', redactor, { limit: MAX_PREVIEWED_EVENTS })
  await run.write(start)
  const { events, hidden } = run.outcome
  return {
    text: format.kind === 'session' || format.kind === 'folder' ? start.text : null,
    events,
    more: run.isCutShort,
    hidden,
    tooShort: [...new Set(plan.secrets?.filter((secret) => !isSearchable(secret)).map(({ name }) => name))],
  }
}

function startOf(plan: ExportPlan, context: ReturnType<typeof contextOf>) {
  const format = exportFormats[plan.format]
  if (format.kind === 'session') {
    const made = format.create(context)
    const start = new StartOfFile((event, content) => made.event(event, content))
    start.add(made.begin())
    return { format, start }
  }
  if (format.kind === 'folder') {
    const made = format.create(context)
    const start = new StartOfFile((event, content) => made.event(event, content).line)
    start.add(made.begin())
    return { format, start }
  }
  return { format, start: new StartOfFile(() => '') }
}
