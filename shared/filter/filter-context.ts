/** What the times in a filter are counted from. */
export interface FilterContext {
  /** Wall clock at the session's start, in microseconds since 1970. */
  readonly startedAt: number
  /** Minutes that the wall clock of the window is ahead of UTC. */
  readonly utcOffset: number
  /** What `since` counts back from: the newest event, or now; nanoseconds since the session's start. */
  readonly now: number
}
