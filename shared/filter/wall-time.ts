/** A moment as a wall clock shows it. */
export interface WallTime {
  /** `2026-01-02`; `null` is the day on which the session started. */
  readonly date: string | null
  /** Nanoseconds since midnight. */
  readonly nanoseconds: number
  /** Minutes ahead of UTC; `null` is the zone that the window shows times in. */
  readonly offset: number | null
}

const DAY_MINUTES = 24 * 60
const MINUTE = 60e9

const pattern = /^(?:(\d{4}-\d\d-\d\d)(?:t|$))?(?:(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(z|[+-]\d\d:?\d\d)?$/i

/** Reads `12:00`, `12:00:01.5`, `2026-01-02`, `2026-01-02T12:00:01.5Z`, `…+02:00`. */
export function parseWallTime(text: string): WallTime | null {
  const [, date, hours, minutes, seconds = '0', fraction = '', zone] = pattern.exec(text) ?? []
  if (date === undefined && hours === undefined) return null
  if (date !== undefined && !isDate(date)) return null
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59 || Number(seconds) > 59) return null
  const offset = zone === undefined ? null : parseOffset(zone)
  if (Number.isNaN(offset)) return null
  const nanoseconds =
    (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE + Number(seconds) * 1e9 + Number(fraction.padEnd(9, '0'))
  return { date: date ?? null, nanoseconds, offset }
}

export function formatWallTime({ date, nanoseconds, offset }: WallTime): string {
  const minutes = Math.floor(nanoseconds / MINUTE)
  const seconds = String((nanoseconds % MINUTE) / 1e9)
  // A double holds the 11 digits of seconds and nanoseconds exactly, but writes the smallest with an exponent.
  const plain = seconds.includes('e') ? ((nanoseconds % MINUTE) / 1e9).toFixed(9) : seconds
  const padded = /^\d(\.|$)/.test(plain) ? `0${plain}` : plain
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${padded}`
  return `${date === null ? '' : `${date}T`}${clock}${offset === null ? '' : formatOffset(offset)}`
}

/**
 * Nanoseconds from the session's start to the moment.
 *
 * @param startedAt of the session, in microseconds since 1970
 * @param utcOffset of the zone that the window shows times in, minutes ahead of UTC
 */
export function nanosecondsSinceStart(time: WallTime, startedAt: number, utcOffset: number): number {
  const offset = (time.offset ?? utcOffset) * 60e6
  const midnight =
    time.date === null
      ? Math.floor((startedAt + offset) / (DAY_MINUTES * 60e6)) * DAY_MINUTES * 60e6
      : Date.parse(`${time.date}T00:00:00Z`) * 1000
  return (midnight - offset - startedAt) * 1000 + time.nanoseconds
}

/** Also refuses the 30th of February, which `Date` would take for the 2nd of March. */
function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

/** `NaN` where it is more than a day. */
function parseOffset(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  if (Number(zone.slice(-2)) > 59 || minutes >= DAY_MINUTES) return Number.NaN
  // Adding 0 makes -00:00 the plain 0.
  return (zone.startsWith('-') ? -minutes : minutes) + 0
}

function formatOffset(offset: number): string {
  if (offset === 0) return 'Z'
  const minutes = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
