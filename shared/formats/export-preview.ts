import type { HiddenCounts } from '../redaction/hidden-counts'

/** So many events of an export are looked at before it begins. */
export const MAX_PREVIEWED_EVENTS = 10_000

/** What an export would write. */
export interface ExportPreview {
  /** The start of the file; `null` where it is no text, or only put together at its end. */
  readonly text: string | null
  /** Events that were looked at. */
  readonly events: number
  /** There are more. */
  readonly more: boolean
  /** What of these would be hidden; `null` where nothing is. */
  readonly hidden: HiddenCounts | null
  /** Names of secrets that are looked for nowhere, because they are too short. */
  readonly tooShort: readonly string[]
}
