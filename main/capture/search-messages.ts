import type { AppError } from '../../shared/errors/app-error'
import type { OpenFold } from './heartbeat-folder'
import type { ViewQuery } from './view-scan'

/** What the search is told. Views are numbers here. */
export type SearchCommand =
  | {
      readonly type: 'open'
      readonly view: number
      readonly capture: CaptureExtent
      readonly query: ViewQuery
      /** The first event to look at: what comes before was looked at earlier. */
      readonly from: number
    }
  /** The capture has grown, or its recording has ended. */
  | { readonly type: 'grow'; readonly capture: CaptureExtent }
  | { readonly type: 'close'; readonly view: number }

export interface CaptureExtent {
  readonly path: string
  /** Bytes that are on disk for sure: the search reads no further. */
  readonly fileLength: number
  /** What lies before this place, behind the head, was let go. */
  readonly firstPlace: number
  /** It is being recorded. */
  readonly live: boolean
}

/** What the search tells. */
export type SearchReport = SearchProgress | { readonly type: 'failed'; readonly view: number; readonly error: AppError }

export interface SearchProgress {
  readonly type: 'progress'
  readonly view: number
  /** Numbers of the events found since the last report, ascending. */
  readonly found: Float64Array
  /** Of a folded view, runs of heartbeats that are settled since the last report, as `packFolds` packs them. */
  readonly folds: Float64Array
  /** The run at the end, which is not. */
  readonly openFold: OpenFold | null
  /** Events looked at: all below this number. */
  readonly scanned: number
  /** Events that could not be looked at since the search was opened. */
  readonly skipped: number
  /** All there was is looked at. */
  readonly done: boolean
}

/** Takes commands; its reports go to the listener that it was made with. */
export interface Search {
  send(command: SearchCommand): void
  /** Ends all scans; nothing is reported any more. */
  stop(): void
}

export interface SearchListener {
  report(report: SearchReport): void
  /** The search is gone and has to be made anew. `view` is the one at fault, `null` when that is not known. */
  crashed(view: number | null, error: AppError): void
}
