import type { AppError } from '../errors/app-error'
import type { HiddenCounts } from '../redaction/hidden-counts'
import type { ExportFormatId } from './export-options'

export interface ExportProgress {
  /** Events written. */
  readonly events: number
  /** Part of the capture that was gone through, 0 to 1. */
  readonly part: number
  /** Bytes written. */
  readonly bytes: number
}

/** What came of an export. */
export interface ExportedSession {
  readonly events: number
  readonly bytes: number
  /** What of the wire was never recorded, because the disk took no more: at the end, or in gaps before it. */
  readonly missing: { readonly events: number; readonly bytes: number }
  /** Events whose payloads could not be read. */
  readonly unreadable: number
  /** What was hidden of secrets; `null` where nothing was to be. */
  readonly hidden: HiddenCounts | null
}

/** An export of this run of the app. */
export interface ExportStatus {
  /** Its id. */
  readonly export: string
  readonly session: string
  readonly format: ExportFormatId
  /** Of the file, or of the folder. */
  readonly path: string
  readonly outcome: ExportOutcome
}

export type ExportOutcome =
  | ({ readonly state: 'running' } & ExportProgress)
  | ({ readonly state: 'done' } & ExportedSession)
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: AppError }
