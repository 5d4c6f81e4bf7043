import { z } from 'zod'
import { clientProfileSchema } from '../session/client-profile-schema'
import { eventChoiceSchema } from '../session/event-choice'
import { comparisonRulesSchema } from './comparison-rules'

const session = z.string().min(1).max(200)
const event = z.number().int().min(0)
const connection = z.number().int().min(1)

export const MAX_EDITS = 1_000
const MAX_EDIT_LENGTH = 16 * 1024 * 1024

export const replayTargetSchema = z.discriminatedUnion('kind', [
  /** One that is open. Of a server, all clients or some; what a client session has one of is not chosen. */
  z.object({
    kind: z.literal('session'),
    session,
    to: z.union([z.literal('all'), z.array(connection).min(1).max(1_000)]),
  }),
  /** A new session, which stays when the replay is over. */
  z.object({ kind: z.literal('new'), profile: clientProfileSchema }),
])

export const MAX_INTERVAL_MS = 3_600_000

export const replayPaceSchema = z.discriminatedUnion('kind', [
  /** As far apart as they were recorded, divided by the factor: 2 is twice as fast. */
  z.object({ kind: z.literal('original'), factor: z.number().min(0.001).max(10_000) }),
  z.object({ kind: z.literal('interval'), ms: z.number().min(0).max(MAX_INTERVAL_MS) }),
  z.object({ kind: z.literal('fast') }),
  /** Goes on when as many messages have come back as the recording has there, or when that takes too long. */
  z.object({ kind: z.literal('replies'), timeoutMs: z.number().int().min(1).max(MAX_INTERVAL_MS) }),
])
export type ReplayPace = z.infer<typeof replayPaceSchema>

/** What is sent in place of what was recorded. */
const editSchema = z.object({
  event,
  text: z.string().max(MAX_EDIT_LENGTH),
})

/** In all texts that are sent; a part of a text is replaced as it stands, wherever it is. */
const replacementSchema = z.object({ find: z.string().min(1).max(10_000), by: z.string().max(100_000) })
export type Replacement = z.infer<typeof replacementSchema>

/** All that a replay is started with. */
export const replayRequestSchema = z.object({
  /** Whose messages are sent. */
  source: session,
  /** Which messages; a frame stands for its message. */
  choice: eventChoiceSchema,
  /** Which of them: those that were sent then, or those that were received. Replies are those of the other direction. */
  direction: z.enum(['sent', 'received']),
  target: replayTargetSchema,
  pace: replayPaceSchema,
  /**
   * `recorded`: what was not compressed is cut into frames as it was, and not compressed. What was compressed depends on
   * what went before on its connection, and goes as the new one compresses it; so does what was changed.
   */
  frames: z.enum(['connection', 'recorded']),
  /** Events that are left out of the choice. */
  skipped: z.array(event).max(MAX_EDITS),
  edits: z.array(editSchema).max(MAX_EDITS),
  replacements: z.array(replacementSchema).max(100),
  comparison: comparisonRulesSchema,
})
export type ReplayRequest = z.infer<typeof replayRequestSchema>
