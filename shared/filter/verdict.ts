/** What the fixed fields of an event say about a filter. The numbers make `and` the least and `or` the greatest. */
export const Verdict = { No: 0, NeedsPayload: 1, Yes: 2 } as const
export type Verdict = (typeof Verdict)[keyof typeof Verdict]

export const verdictOf = (passes: boolean): Verdict => (passes ? Verdict.Yes : Verdict.No)

/** What is not known stays so. */
export const opposite = (verdict: Verdict): Verdict => (Verdict.Yes - verdict) as Verdict
