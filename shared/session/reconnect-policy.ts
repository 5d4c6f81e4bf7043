import type { z } from 'zod'
import type { reconnectPolicySchema } from './reconnect-policy-schema'

export const LONGEST_WAIT_MS = 3_600_000
export const MOST_ATTEMPTS = 100_000

/** Whether and when a client connects again by itself. */
export type ReconnectPolicy = z.infer<typeof reconnectPolicySchema>

/** Nobody is surprised by a second connection. */
export const noReconnecting: ReconnectPolicy = { enabled: false, firstWait: 1000, longestWait: 30_000, attempts: 10 }

export interface Attempt {
  /** Counts from 1 since the last connection that stood; 0 is the one that the user asked for. */
  readonly attempt: number
  /** Milliseconds before it. */
  readonly wait: number
}

export const askedFor: Attempt = { attempt: 0, wait: 0 }

/**
 * What follows a connection that has ended; `null`: nothing any more. One that stood for less time than was waited for it
 * counts as come to nothing: a server that accepts and drops would else be tried for ever.
 *
 * @param stood for how long it was open, milliseconds; `null` when it never was
 */
export function nextAttempt(policy: ReconnectPolicy, last: Attempt, stood: number | null): Attempt | null {
  if (!policy.enabled) return null
  const attempt = stood !== null && stood >= last.wait ? 1 : last.attempt + 1
  if (attempt > policy.attempts) return null
  return { attempt, wait: Math.min(policy.longestWait, policy.firstWait * 2 ** (attempt - 1)) }
}
