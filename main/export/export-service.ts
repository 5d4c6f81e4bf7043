import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { ExportRequest } from '../../shared/formats/export-request'
import type { ExportPreview } from '../../shared/formats/export-preview'
import type { ExportOutcome, ExportStatus } from '../../shared/formats/export-status'
import type { KnownSecret } from '../../shared/redaction/known-secret'
import { previewExport } from './export-preview'
import { exportSession, type ExportPlan } from './export-session'
import type { ExportSource } from './export-source'

export interface ExportServiceOptions {
  /** A capture that stays open until it is released. Fails like `CaptureReader.open`. */
  readonly source: (session: string) => Promise<{ readonly source: ExportSource; readonly release: () => void }>
  /** What is known to be secret now. */
  readonly secrets: () => readonly KnownSecret[]
  /** Of the app. */
  readonly version: string
  readonly newId: () => string
  /** `status` of the export says something new. */
  readonly onChange: (id: string) => void
}

interface Running {
  readonly abort: AbortController
  readonly over: Promise<void>
}

/** The exports of this run of the app: each goes on by itself and can be cancelled. */
export class ExportService {
  readonly #statuses = new Map<string, ExportStatus>()
  readonly #running = new Map<string, Running>()

  constructor(private readonly options: ExportServiceOptions) {}

  async preview(request: ExportRequest): Promise<ExportPreview> {
    const { source, release } = await this.options.source(request.session)
    try {
      return await previewExport(source, this.#planOf(request))
    } finally {
      release()
    }
  }

  start(request: ExportRequest, target: string): ExportStatus {
    const id = this.options.newId()
    const { session, format } = request
    const begun: ExportStatus = {
      export: id,
      session,
      format,
      path: target,
      outcome: { state: 'running', events: 0, part: 0, bytes: 0 },
    }
    this.#statuses.set(id, begun)
    const abort = new AbortController()
    this.#running.set(id, { abort, over: this.#run(id, request, target, abort.signal) })
    return begun
  }

  status(id: string): ExportStatus | null {
    return this.#statuses.get(id) ?? null
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort.abort()
  }

  /** Resolves when nothing is left behind of those that still ran. */
  async stop(): Promise<void> {
    for (const { abort } of this.#running.values()) abort.abort()
    await Promise.all([...this.#running.values()].map(({ over }) => over))
  }

  async #run(id: string, request: ExportRequest, target: string, signal: AbortSignal): Promise<void> {
    try {
      const { source, release } = await this.options.source(request.session)
      try {
        const exported = await exportSession(source, this.#planOf(request), target, {
          signal,
          onProgress: (progress) => this.#tell(id, { state: 'running', ...progress }),
        })
        this.#tell(id, { state: 'done', ...exported })
      } finally {
        release()
      }
    } catch (cause) {
      this.#tell(id, signal.aborted ? { state: 'cancelled' } : { state: 'failed', error: errorOf(cause) })
    } finally {
      this.#running.delete(id)
    }
  }

  #planOf({ format, choice, options, redact }: ExportRequest): ExportPlan {
    const secrets = redact ? this.options.secrets() : null
    return { format, choice, options, secrets, version: this.options.version }
  }

  #tell(id: string, outcome: ExportOutcome): void {
    const status = this.#statuses.get(id)
    if (status !== undefined) this.#statuses.set(id, { ...status, outcome })
    this.options.onChange(id)
  }
}

const errorOf = (cause: unknown): AppError =>
  cause instanceof AppFailure ? cause.error : appError('export-failed', { problem: String(cause) })
