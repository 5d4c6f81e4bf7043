/** A regular expression whose time to match grows with the text and no faster. */
export interface TextPattern {
  readonly groups: number
  /** The whole first, then the groups; `null` for one that took no part. `too-long` for a text that would take too long. */
  match(text: string): readonly (string | null)[] | 'too-long' | null
}

export type PatternReading =
  | { readonly ok: true; readonly pattern: TextPattern }
  /** In the engine's own words; `position` counts UTF-16 units from 0. */
  | { readonly ok: false; readonly problem: string; readonly position: number }

/** Handed in: the engine is no part of `shared`. */
export type CompilePattern = (source: string, ignoreCase: boolean) => PatternReading
