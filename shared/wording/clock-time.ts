import { utcOffset, type TimeZone } from './time-zone'

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * Wall-clock time of an event, with microseconds.
 *
 * @param startedAt of the session, in microseconds since 1970
 * @param time of the event, in nanoseconds since then
 */
export function clockTime(startedAt: number, time: number, zone: TimeZone): string {
  const micros = startedAt + Math.floor(time / 1000)
  const date = wallDate(micros, zone)
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')
  return `${date.toISOString().slice(11, 19)}.${fraction}`
}

/**
 * When a session was started: 2026-01-02 14:02, or 2026-01-02 13:02 UTC. It stands alone, so it says whose clock that is
 * where it is not this computer's.
 */
export function startTime(startedAt: number, zone: TimeZone): string {
  const [day, clock = ''] = wallDate(startedAt, zone).toISOString().split('T')
  return `${day} ${clock.slice(0, 5)}${zone === 'utc' ? ' UTC' : ''}`
}

/** What the wall clock of the zone shows is what this has as UTC. */
const wallDate = (micros: number, zone: TimeZone): Date =>
  new Date(Math.floor(micros / 1000) + utcOffset(zone, micros) * 60_000)

/** 04:12, 1:04:12 */
export function elapsedTime(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** To be counted down: 4.2 s, and from a minute on 01:30. */
export function remainingTime(remaining: number): string {
  if (remaining >= 60_000) return elapsedTime(remaining)
  return `${(Math.max(0, remaining) / 1000).toFixed(1)} s`
}

/** Milliseconds with as many digits as say something: 0.04 ms, 38 ms, 2,006 ms. */
export function milliseconds(value: number): string {
  const digits = value < 1 ? 2 : value < 10 ? 1 : 0
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ms`
}

const NANOSECONDS_PER_MS = 1_000_000

/** The Δ column: milliseconds with one digit. */
export const deltaTime = (nanoseconds: number): string => (nanoseconds / NANOSECONDS_PER_MS).toFixed(1)
