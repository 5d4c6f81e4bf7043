import { z } from 'zod'
import { appErrorSchema } from '../errors/app-error-schema'
import { comparisonRulesSchema } from './comparison-rules'
import { pairVerdicts } from './pair-messages'
import { endedReplayStates } from './replay-report'
import { replayRequestSchema } from './replay-request'

/**
 * A replay is kept as lines of JSON, the first of them a head: written as it goes on, so that a crash leaves what was done
 * until then. Times are nanoseconds.
 */
export const replayHeadSchema = z.object({
  kind: z.literal('replay'),
  format: z.literal('framescope-replay/1'),
  replay: z.string(),
  /** The session that it was sent in. */
  session: z.string(),
  request: replayRequestSchema,
  /** Microseconds since 1970. */
  startedAt: z.number(),
  /** Since the start of the session: what came back lies behind it. */
  from: z.number(),
  /** Connections of a server that it was sent to; `null` in a client session. */
  connections: z.array(z.number()).nullable(),
})
export type ReplayHead = z.infer<typeof replayHeadSchema>

const stepsSchema = z.object({
  kind: z.literal('steps'),
  /** Event of the recording, when it was recorded, was due and was sent, since the first step. */
  steps: z.array(z.tuple([z.number(), z.number(), z.number().nullable(), z.number()])),
})

export const replayEndSchema = z.object({
  kind: z.literal('end'),
  state: z.enum(endedReplayStates),
  error: appErrorSchema.nullable(),
  steps: z.number().nullable(),
  received: z.number(),
  /** How many replies the recording has to what was sent. */
  replies: z.number(),
  /** Events of these, as many as are compared. */
  expected: z.array(z.number()),
  timeouts: z.number(),
  /** Absent in replays from before a lost connection was waited for. */
  reconnects: z.number().default(0),
  /** Since the start of the session: what came back lies before it. */
  to: z.number(),
})
export type ReplayEnd = z.infer<typeof replayEndSchema>

const shown = z.string()
const differenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), path: z.string(), expected: shown.nullable(), actual: shown.nullable() }),
  z.object({ kind: z.literal('text'), at: z.number(), expected: shown, actual: shown }),
  z.object({ kind: z.literal('bytes'), at: z.number(), expected: shown, actual: shown }),
  z.object({
    kind: z.literal('type'),
    expected: z.enum(['text', 'binary']),
    actual: z.enum(['text', 'binary']),
  }),
])

export const comparisonSchema = z.object({
  kind: z.literal('comparison'),
  rules: comparisonRulesSchema,
  left: z.number(),
  unreadable: z.number(),
  pairs: z.array(
    z.object({
      verdict: z.enum(pairVerdicts),
      /** Of the target: whose reply it is. */
      connection: z.number().nullable(),
      expected: z.number().nullable(),
      actual: z.number().nullable(),
    }),
  ),
  /** By place among the pairs; of so many of them as are kept. */
  differences: z.array(z.tuple([z.number(), z.array(differenceSchema)])),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** Of several comparisons the last holds. */
export const replayLineSchema = z.discriminatedUnion('kind', [
  replayHeadSchema,
  stepsSchema,
  replayEndSchema,
  comparisonSchema,
])
export type ReplayLine = z.infer<typeof replayLineSchema>
