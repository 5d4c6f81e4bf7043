import type { Measured } from './bench-result'
import type { Peer } from './flood-peer'

/** What a figure has to be at least or at most. */
export type Limit = { readonly least: number } | { readonly most: number }

/** What the bench hands to what is measured. */
export interface BenchRun {
  /** The runtime's executable. */
  readonly electron: string
  readonly peer: Peer
  readonly runs: number
  /** Length of a flood that is as long as one likes. */
  readonly seconds: number
}

/** Figures of the product that no other program has, so that they are held against limits of their own. */
export interface FigureRow {
  /** What `--only` takes; the names of its figures begin with it. */
  readonly name: string
  /** As for a `BenchRow`. */
  readonly prepare?: () => Promise<void>
  readonly measure: (bench: BenchRun) => Promise<readonly Measured[]>
}
