import { z } from 'zod'
import { comparisonRulesSchema } from '../replay/comparison-rules'
import { pairVerdicts } from '../replay/pair-messages'
import type { ComparedPairs, ReplayStatus, StepTiming } from '../replay/replay-report'
import { replayRequestSchema } from '../replay/replay-request'
import { eventChoiceSchema } from '../session/event-choice'
import { request } from './channel'

const id = z.string().min(1).max(200)
/** A replay is kept with the session that it was sent in. */
const name = { session: id, replay: id }
const page = { from: z.number().int().min(0), count: z.number().int().min(1).max(200) }

/** So many messages of a choice are looked at before it is sent. */
export const MAX_PREVIEWED = 500

/** One message that would be sent. */
export interface PreviewedStep {
  readonly event: number
  readonly connection: number
  /** Nanoseconds since the session's start. */
  readonly time: number
  readonly type: 'text' | 'binary'
  readonly length: number
  /** Its first characters, or hex; `null` where it cannot be read. */
  readonly start: string | null
}

export interface ReplayPreview {
  /** The first ones, at most `MAX_PREVIEWED`. */
  readonly steps: readonly PreviewedStep[]
  /** There are more. */
  readonly more: boolean
}

export const steerings = ['pause', 'resume', 'step', 'stop'] as const
export type Steering = (typeof steerings)[number]

/** Sending what was recorded once more, and holding what comes back against the recording. `LiveTick.replays` goes on. */
export const replayChannels = {
  /** Fails with `view-not-found`, and like a capture that cannot be opened. */
  preview: request<ReplayPreview>()(
    z.object({ source: id, choice: eventChoiceSchema, direction: z.enum(['sent', 'received']) }),
  ),
  /**
   * Replies when it has begun. Refused with `not-open` and `replay-no-client` where there is nobody to send to, with
   * `json-path-invalid`, `replay-write-failed`, and as `session.connect` is.
   */
  start: request<ReplayStatus>()(z.object({ request: replayRequestSchema })),
  /** `step` sends the next message and pauses. Harmless for one that is over. */
  steer: request<null>()(z.object({ ...name, steering: z.enum(steerings) })),
  /** Those kept with a session, newest first. */
  list: request<readonly ReplayStatus[]>()(z.object({ session: id })),
  /** What follows is refused with `replay-unfinished` while it runs, and with `replay-not-found`, `replay-unreadable`. */
  steps: request<readonly StepTiming[]>()(z.object({ ...name, ...page })),
  /** By other rules, from both captures. Refused with `json-path-invalid`, and when a capture cannot be opened. */
  compare: request<ReplayStatus>()(z.object({ ...name, rules: comparisonRulesSchema })),
  pairs: request<ComparedPairs>()(
    z.object({ ...name, verdicts: z.array(z.enum(pairVerdicts)).max(pairVerdicts.length), ...page }),
  ),
  delete: request<null>()(z.object(name)),
}
