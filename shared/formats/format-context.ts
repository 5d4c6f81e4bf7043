import type { RecordingState, SessionHead } from '../session/session-summary'
import type { ExportOptions } from './export-options'

/** What a file is told before its first event. */
export interface FormatContext {
  /** Without its secrets, where those are hidden. */
  readonly head: SessionHead
  /** Whether all was recorded up to the end; gaps before it have a note each, in their place. */
  readonly recording: RecordingState
  /** How many of the oldest events were let go: the first one is the one after them. */
  readonly letGo: number
  /** Secrets are hidden. */
  readonly redacted: boolean
  /** Of the Framescope that writes the file. */
  readonly version: string
  readonly options: ExportOptions
}
