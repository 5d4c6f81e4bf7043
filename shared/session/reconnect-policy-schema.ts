import { z } from 'zod'
import { LONGEST_WAIT_MS, MOST_ATTEMPTS } from './reconnect-policy'

const wait = z.number().int().min(1).max(LONGEST_WAIT_MS)

export const reconnectPolicySchema = z.object({
  enabled: z.boolean(),
  /** Before the first attempt, milliseconds; each further one waits twice as long. */
  firstWait: wait,
  /** No attempt waits longer, milliseconds. */
  longestWait: wait,
  /** Attempts in a row that may come to nothing. */
  attempts: z.number().int().min(1).max(MOST_ATTEMPTS),
})
