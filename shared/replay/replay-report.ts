import type { z } from 'zod'
import type { appErrorSchema } from '../errors/app-error-schema'
import type { ComparisonRules } from './comparison-rules'
import type { Difference } from './difference'
import type { MessagePair, PairVerdict } from './pair-messages'
import type { ReplayRequest } from './replay-request'

export const endedReplayStates = ['done', 'stopped', 'failed'] as const
export type EndedReplayState = (typeof endedReplayStates)[number]

/**
 * `opening`: a new connection is being opened. `waiting`: all is sent, and replies are waited for. `comparing`: they are
 * held against the recording. `stopped`: by the user. `cut-off`: the app ended before the replay did.
 */
export type ReplayState = 'opening' | 'running' | 'paused' | 'waiting' | 'comparing' | EndedReplayState | 'cut-off'

/** Something is still to come. */
export const isReplaying = (state: ReplayState): boolean =>
  state === 'opening' || state === 'running' || state === 'paused' || state === 'waiting' || state === 'comparing'

/** How much later than planned messages were sent, in nanoseconds. */
export interface Lateness {
  readonly median: number
  readonly p95: number
  readonly max: number
}

/** A replay as it is now: numbers, never a payload. */
/** Which replay: it is kept with a session. */
export interface ReplayName {
  readonly session: string
  readonly replay: string
}

/** Some of the pairs of a comparison, and how many there are. */
export interface ComparedPairs {
  readonly total: number
  readonly pairs: readonly ComparedPair[]
}

export interface ReplayStatus {
  readonly replay: string
  /** The session that it is sent in, and kept with. */
  readonly session: string
  readonly request: Pick<ReplayRequest, 'source' | 'choice' | 'direction' | 'pace' | 'comparison'>
  /** Microseconds since 1970. */
  readonly startedAt: number
  readonly state: ReplayState
  /** Why it failed. */
  readonly error: z.infer<typeof appErrorSchema> | null
  readonly sent: number
  /** `null` until all are known. */
  readonly steps: number | null
  /** Messages that came back, on all connections that it is sent to. */
  readonly received: number
  /** Replies that the recording has to what is sent, on each connection; `null` until all are known. */
  readonly expected: number | null
  /** How often a reply was not waited for any longer. */
  readonly timeouts: number
  /** How often the connection was lost, and it went on when it was made again. */
  readonly reconnects: number
  /** `null` where nothing was planned. */
  readonly lateness: Lateness | null
  /** `null` until there is one. */
  readonly comparison: ComparisonSummary | null
}

export interface ComparisonSummary {
  readonly rules: ComparisonRules
  readonly counts: Readonly<Record<PairVerdict, number>>
  /** Messages that were not compared, because there are too many. */
  readonly left: number
  /** Messages that could not be read: they are damaged, or were let go. */
  readonly unreadable: number
}

/** When one message was sent. Offsets are nanoseconds since the first one. */
export interface StepTiming {
  readonly index: number
  /** Event of the recording. */
  readonly event: number
  readonly recorded: number
  /** `null` when that depended on what came back, or on the user. */
  readonly planned: number | null
  readonly actual: number
}

/** One row of a comparison. */
export interface ComparedPair extends MessagePair {
  /** Of the server that it was sent in: whose reply it is. `null` in a client session. */
  readonly connection: number | null
  /** Start of the recorded message, and of what came back; `null` where there is none, or where it cannot be read. */
  readonly expectedText: string | null
  readonly actualText: string | null
  /** The first of them; `null` where they were not kept and cannot be found again. */
  readonly differences: readonly Difference[] | null
}
