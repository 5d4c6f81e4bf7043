import { z } from 'zod'

export const LEAST_PING_MS = 10
export const LONGEST_PING_MS = 3_600_000
const milliseconds = z.number().int().min(LEAST_PING_MS).max(LONGEST_PING_MS)

/** Pings that a client sends by itself (RFC 6455 §5.5.2). */
export const autoPingSchema = z.object({
  enabled: z.boolean(),
  /** From one ping to the next. */
  interval: milliseconds,
  /** Sent as UTF-8; at most 125 bytes of it. */
  payload: z.string(),
  /** The connection is dropped when so long after a ping no pong has come. */
  timeout: milliseconds,
})
export type AutoPingSettings = z.infer<typeof autoPingSchema>

export const noAutoPing: AutoPingSettings = { enabled: false, interval: 30_000, payload: '', timeout: 10_000 }
