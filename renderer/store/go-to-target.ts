import { parseDuration } from '../../shared/filter/duration'
import { nanosecondsSinceStart, parseWallTime } from '../../shared/filter/wall-time'

/** A place of the timeline that somebody typed. */
export type GoToTarget =
  | { readonly type: 'event'; readonly event: number }
  /** Nanoseconds since the session's start. */
  | { readonly type: 'time'; readonly time: number }

/**
 * Reads `#1234` or `1234` (an event), `12:00:01.5` (wall clock), `+10s` (since the session's start); `null` for anything
 * else.
 *
 * @param startedAt of the session, in microseconds since 1970
 * @param utcOffset of the zone that the window shows times in, minutes ahead of UTC
 */
export function parseGoTo(text: string, startedAt: number, utcOffset: number): GoToTarget | null {
  const typed = text.trim()
  const [, digits] = /^#?([\d,]+)$/.exec(typed) ?? []
  if (digits !== undefined) {
    const event = Number(digits.replaceAll(',', ''))
    return Number.isSafeInteger(event) ? { type: 'event', event } : null
  }
  const duration = typed.startsWith('+') ? parseDuration(typed.slice(1).trim()) : null
  if (duration !== null) return { type: 'time', time: duration }
  const wall = parseWallTime(typed)
  return wall && { type: 'time', time: nanosecondsSinceStart(wall, startedAt, utcOffset) }
}
