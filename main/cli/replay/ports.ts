import type { PairVerdict } from '../../../shared/replay/pair-messages'
import type { ComparedPairs, ReplayName, ReplayStatus } from '../../../shared/replay/replay-report'
import type { ReplayRequest } from '../../../shared/replay/replay-request'
import type { EventChoice } from '../../../shared/session/event-choice'
import type { SessionHead } from '../../../shared/session/session-summary'
import type { Recorder } from '../ports'

/** Sends what a capture holds into a session that is recorded. */
export interface Replayer {
  /** Of the session that is sent. */
  readonly recorder: Recorder
  /** Of the capture. */
  readonly head: SessionHead
  /** What the filter finds in the capture, or all of it. */
  readonly choice: EventChoice
  readonly service: {
    start(request: ReplayRequest): Promise<ReplayStatus>
    status(replay: string): ReplayStatus | null
    steer(name: ReplayName, steering: 'stop'): void
    pairs(name: ReplayName, verdicts: readonly PairVerdict[], from: number, count: number): Promise<ComparedPairs>
  }
  /** Calls back when the status of a replay says something new. Returns what ends it. */
  onChange(callback: () => void): () => void
  close(): Promise<void>
}

/**
 * Fails like a capture that cannot be opened.
 *
 * @param source a file with a recording
 * @param target where the session is recorded to; `null` for nowhere that stays
 */
export type OpenReplayer = (source: string, filter: string | null, target: string | null) => Promise<Replayer>
