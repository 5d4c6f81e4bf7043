import { assertNever } from '../assert-never'
import type { ReplayPace } from './replay-request'

const NANOSECONDS_PER_MS = 1_000_000

/**
 * When a step is due, in nanoseconds since the first one; `null` where no time is: at once, or
 * when replies have come.
 *
 * @param offset of the step in the recording, in nanoseconds since the first one
 */
export function plannedOffset(pace: ReplayPace, index: number, offset: number): number | null {
  switch (pace.kind) {
    case 'original':
      return offset / pace.factor
    case 'interval':
      return index * pace.ms * NANOSECONDS_PER_MS
    case 'fast':
    case 'replies':
      return null
    default:
      return assertNever(pace)
  }
}
