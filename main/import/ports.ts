import type { AppError } from '../../shared/errors/app-error'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import type { EndState } from '../../shared/session/session-state'
import type { ImportedFrom, RecordingState, SessionHead } from '../../shared/session/session-summary'

/** How an imported session ended. */
export interface ImportedOutcome {
  readonly state: EndState
  readonly error: AppError | null
  /** What was not recorded where it was recorded. */
  readonly notRecorded: { readonly error: AppError; readonly events: number; readonly bytes: number } | null
}

/** A capture that nobody sees before it is whole. */
export interface CaptureAside extends Pick<SessionRecorder, 'congested' | 'whenDrained'> {
  /** To be asked for once. */
  connection(number: number): ConnectionRecorder
  /** For what concerns the session as a whole: connection 0. */
  readonly session: ConnectionRecorder
  readonly recording: RecordingState
  /** From now on it is a stored session; resolves with its id. Fails with `capture-write-failed`. */
  keep(outcome: ImportedOutcome): Promise<string>
  /** Nothing is left of it. */
  discard(): Promise<void>
}

/** The folder of captures, as far as imports need it. */
export interface ImportedCaptures {
  /** Fails with `capture-folder-unusable` and `capture-write-failed`. */
  begin(head: SessionHead): Promise<CaptureAside>
  /**
   * Copies a capture from elsewhere, with all of its segments; resolves with its id and how many events it has. Fails like opening it, and with
   * `capture-write-failed`.
   *
   * @param copied called with the bytes copied so far; throws to end it
   */
  adopt(
    path: string,
    imported: ImportedFrom,
    copied: (bytes: number) => void,
  ): Promise<{ readonly id: string; readonly events: number }>
}
