import type { z } from 'zod'
import type { autoPingSchema } from './auto-ping-settings-schema'

export const LEAST_PING_MS = 10
export const LONGEST_PING_MS = 3_600_000

/** Pings that a client sends by itself (RFC 6455 §5.5.2). */
export type AutoPingSettings = z.infer<typeof autoPingSchema>

export const noAutoPing: AutoPingSettings = { enabled: false, interval: 30_000, payload: '', timeout: 10_000 }
