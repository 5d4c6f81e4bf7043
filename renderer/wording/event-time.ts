import { clockTime } from '../../shared/wording/clock-time'
import type { TimeZone } from '../../shared/wording/time-zone'

const SECOND = 1_000_000_000
const two = (value: number): string => String(value).padStart(2, '0')

/** Since the session's start, with microseconds: +0:01:02.123456. */
export function relativeTime(time: number): string {
  const micros = Math.floor(time / 1000)
  const seconds = Math.floor(micros / 1_000_000)
  const fraction = String(micros % 1_000_000).padStart(6, '0')
  return `+${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${fraction}`
}

/** On the session's own clock, in seconds with all nanoseconds: 62.123456789. */
export function monotonicTime(time: number): string {
  return `${Math.floor(time / SECOND)}.${String(time % SECOND).padStart(9, '0')}`
}

/**
 * @param startedAt of the session, in microseconds since 1970
 * @param time of the event, in nanoseconds since then
 */
export function eventTime(
  style: 'wall' | 'relative' | 'monotonic',
  startedAt: number,
  time: number,
  zone: TimeZone,
): string {
  switch (style) {
    case 'wall':
      return clockTime(startedAt, time, zone)
    case 'relative':
      return relativeTime(time)
    case 'monotonic':
      return monotonicTime(time)
  }
}
