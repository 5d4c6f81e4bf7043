import { z } from 'zod'
import { LEAST_PING_MS, LONGEST_PING_MS } from './auto-ping-settings'

const milliseconds = z.number().int().min(LEAST_PING_MS).max(LONGEST_PING_MS)

export const autoPingSchema = z.object({
  enabled: z.boolean(),
  /** From one ping to the next. */
  interval: milliseconds,
  /** Sent as UTF-8; at most 125 bytes of it. */
  payload: z.string(),
  /** The connection is dropped when so long after a ping no pong has come. */
  timeout: milliseconds,
})
