/** What is remembered of a session's timeline while another one is shown. */
export interface TimelineView {
  /** Event number; stays when a filter hides the event's row. */
  readonly selected: number | null
  /** New rows scroll into sight. */
  readonly following: boolean
  /** Event of the first row in sight, to come back to; `null` for the start. */
  readonly topEvent: number | null
}

export type TimelineViews = Readonly<Record<string, TimelineView>>

const untouched: TimelineView = { selected: null, following: true, topEvent: null }

export const viewOf = (views: TimelineViews, session: string | null): TimelineView =>
  (session === null ? undefined : views[session]) ?? untouched

export function withView(views: TimelineViews, session: string, change: Partial<TimelineView>): TimelineViews {
  return { ...views, [session]: { ...viewOf(views, session), ...change } }
}
