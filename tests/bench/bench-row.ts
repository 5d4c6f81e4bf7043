export type Runtime = 'electron' | 'node'
export type Side = 'ours' | 'baseline'

/** One line of the table: the same work, done by Framescope and by what it is held against. */
export interface BenchRow {
  /** What `--only` takes, e.g. `receive-1KB-electron`. */
  readonly name: string
  /** Whose Node both sides run in: Electron's, with `ELECTRON_RUN_AS_NODE`, or the one that runs the bench. */
  readonly runtime: Runtime
  /** Whose Node the baseline runs in, where that is not the same. */
  readonly baselineRuntime?: Runtime
  readonly baselineName: string
  /** Least ratio of messages per second, ours over the baseline's. */
  readonly target: number
  /** Gets what the baseline needs; rejects, saying why, where it cannot be had. The row is left out then. */
  readonly prepare?: () => Promise<void>
  /** Each does the whole work once and resolves to messages per second; it fails when anything is missing. */
  readonly sides: Readonly<Record<Side, (peerUrl: string) => Promise<number>>>
}
