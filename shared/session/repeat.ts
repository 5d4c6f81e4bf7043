import { z } from 'zod'
import type { AppError } from '../errors/app-error'

/** A day. */
const MAX_INTERVAL_MS = 86_400_000

/** How often something is sent again. */
export const repeatPlanSchema = z.object({
  /** Milliseconds from one to the next. */
  every: z.number().int().min(1).max(MAX_INTERVAL_MS),
  /** `null`: until it is stopped. */
  times: z.number().int().min(1).max(1_000_000_000).nullable(),
  /** What is sent, in a few words. */
  label: z.string().max(200),
})
export type RepeatPlan = z.infer<typeof repeatPlanSchema>

/** Something that is sent again and again, or was. */
export interface RepeatStatus extends RepeatPlan {
  /** Its number in the session, from 1. */
  readonly repeat: number
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly sent: number
  /** Times that passed without sending: what was sent before had not left yet, the computer was busy, nobody was there. */
  readonly missed: number
  /** Why it ended before its time. */
  readonly error: AppError | null
}
