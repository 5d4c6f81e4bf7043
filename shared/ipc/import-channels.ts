import { z } from 'zod'
import type { SessionSummary } from '../session/session-summary'
import { fileRequest, push, request } from './channel'

export interface ImportResult {
  /** In the order of the file; stored sessions like any other from now on. */
  readonly sessions: readonly SessionSummary[]
  readonly events: number
}

export interface ImportProgress {
  /** Of the file. */
  readonly name: string
  /** From 0 to 1. */
  readonly done: number
}

/**
 * Sessions from files: NDJSON, HAR, captures. One file at a time: refused with `import-running`. Refused with
 * `import-format-unknown`, `import-empty`, `import-failed`, and like the folder of captures. What could not be read of a
 * file that was imported stands on the session's timeline.
 */
export const importChannels = {
  /** Asks which file; `null` when the user cancelled, the dialog or the import. */
  choose: request<ImportResult | null>()(z.undefined()),
  dropped: fileRequest<ImportResult | null>(),
  /** How many files wait that the app was asked to open from outside. */
  waiting: request<number>()(z.undefined()),
  /** Imports the one that has waited longest; `null` when there is none, or the user cancelled the import. */
  opened: request<ImportResult | null>()(z.undefined()),
  /** The app was asked to open files. What waited before there was a page to hear it is found by `waiting`. */
  arrived: push<null>(),
  /** Nothing is left of the import that is under way. */
  cancel: request<null>()(z.undefined()),
  progress: push<ImportProgress>(),
}
