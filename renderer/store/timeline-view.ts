import type { RowSelection } from './row-selection'

/** An event that times are counted from. */
export interface Reference {
  readonly event: number
  /** Nanoseconds since the session's start. */
  readonly time: number
}

/** What is remembered of a session's timeline while another one is shown. */
export interface TimelineView {
  /** Event number; stays when a filter hides the event's row. */
  readonly selected: number | null
  /** What is selected together with it; `null` where it came to be selected otherwise than in the list. */
  readonly selection: RowSelection | null
  /** New rows scroll into sight. */
  readonly following: boolean
  /** New rows are not drawn; recording goes on. */
  readonly paused: boolean
  /** What the column Δ counts from; `null` is the row before. */
  readonly reference: Reference | null
  /** Event of the first row in sight, to come back to; `null` for the start. */
  readonly topEvent: number | null
}

export type TimelineViews = Readonly<Record<string, TimelineView>>

const untouched: TimelineView = {
  selected: null,
  selection: null,
  following: true,
  paused: false,
  reference: null,
  topEvent: null,
}

export const viewOf = (views: TimelineViews, session: string | null): TimelineView =>
  (session === null ? undefined : views[session]) ?? untouched

export function withView(views: TimelineViews, session: string, change: Partial<TimelineView>): TimelineViews {
  return { ...views, [session]: { ...viewOf(views, session), ...change } }
}
