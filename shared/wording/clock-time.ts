const two = (value: number): string => String(value).padStart(2, '0')

/**
 * Wall-clock time of an event in the time zone of the computer, with microseconds.
 *
 * @param startedAt of the session, in microseconds since 1970
 * @param time of the event, in nanoseconds since then
 */
export function clockTime(startedAt: number, time: number): string {
  const micros = startedAt + Math.floor(time / 1000)
  const date = new Date(Math.floor(micros / 1000))
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${fraction}`
}

/** When a session was started: 2026-01-02 14:02. */
export function startTime(startedAt: number): string {
  const date = new Date(startedAt / 1000)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

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
