/** A stretch of events, by their numbers. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/**
 * The runs of heartbeats that the user looks into, by the events that they hold: they are of the session, and outlive the
 * view that they were expanded in. What begins within one of them in another view is expanded there too.
 */
export class ExpandedRuns {
  #stretches: readonly Stretch[] = []

  /** What of it was known before goes up to here now. */
  add(first: number, last: number): void {
    this.#stretches = [...this.#stretches.filter((known) => known.first !== first), { first, last }]
  }

  /** Nothing in this stretch is expanded any more. */
  remove(first: number, last: number): void {
    this.#stretches = this.#stretches.filter((known) => known.last < first || known.first > last)
  }

  holds(event: number): boolean {
    return this.#stretches.some(({ first, last }) => event >= first && event <= last)
  }
}
