import type { Filter } from '../../shared/filter/filter'
import { formatFilter } from '../../shared/filter/format-filter'
import { parseFilter } from '../../shared/filter/parse-filter'
import { nanosecondsSinceStart, type WallTime } from '../../shared/filter/wall-time'

/** A stretch of a session, in nanoseconds since its start. */
export interface TimeSpan {
  readonly from: number
  /** Not itself in it; `Infinity` where there is no end. */
  readonly to: number
}

/** What turns a wall clock into time since a session's start, and back. */
export interface SessionClock {
  /** Microseconds since 1970. */
  readonly startedAt: number
  /** Of the zone that the window shows times in, minutes ahead of UTC. */
  readonly utcOffset: number
}

const DAY_MICROS = 86_400e6
const MINUTE_MICROS = 60e6
/** A time is written with as many digits as a part of the span like this needs. */
const PRECISION = 1 / 100

/** The stretch that a filter text keeps by `after:` and `before:`; `null` where it keeps all, or has errors. */
export function spanOfFilter(text: string, clock: SessionClock): TimeSpan | null {
  let span: TimeSpan | null = null
  for (const term of termsOf(parseFilter(text).filter)) {
    if (term.type !== 'after' && term.type !== 'before') continue
    const time = nanosecondsSinceStart(term.time, clock.startedAt, clock.utcOffset)
    const { from, to }: TimeSpan = span ?? { from: 0, to: Infinity }
    span = term.type === 'after' ? { from: Math.max(from, time), to } : { from, to: Math.min(to, time) }
  }
  return span
}

/** The same filter, but for this stretch of time; `null` for all of it. A text with errors is left out. */
export function withSpan(text: string, clock: SessionClock, span: TimeSpan | null): string {
  const terms = termsOf(parseFilter(text).filter).filter(({ type }) => type !== 'after' && type !== 'before')
  if (span === null) return format(terms)
  const step = 10 ** Math.max(0, Math.floor(Math.log10(((span.to - span.from) / 1000) * PRECISION)))
  const after = wallTime(span.from, clock, step, Math.floor)
  const before = wallTime(span.to, clock, step, Math.ceil)
  return format([...terms, { type: 'after', time: after }, { type: 'before', time: before }])
}

/** The filter for a session that a stretch of another one says nothing of. */
export function withoutSpan(text: string): string {
  const anyClock = { startedAt: 0, utcOffset: 0 }
  return spanOfFilter(text, anyClock) === null ? text : withSpan(text, anyClock, null)
}

/** What must all match, each by itself. */
function termsOf(filter: Filter | null): readonly Filter[] {
  if (filter === null) return []
  return filter.type === 'and' ? filter.operands : [filter]
}

function format(terms: readonly Filter[]): string {
  const [first] = terms
  if (first === undefined) return ''
  return formatFilter(terms.length === 1 ? first : { type: 'and', operands: terms })
}

/** @param step in microseconds, which the time is a whole number of */
function wallTime(
  nanoseconds: number,
  { startedAt, utcOffset }: SessionClock,
  step: number,
  round: (steps: number) => number,
): WallTime {
  const zone = utcOffset * MINUTE_MICROS
  const micros = round((startedAt + zone + nanoseconds / 1000) / step) * step
  const day = Math.floor(micros / DAY_MICROS)
  const date = day === Math.floor((startedAt + zone) / DAY_MICROS) ? null : dateOf(day)
  return { date, nanoseconds: (micros - day * DAY_MICROS) * 1000, offset: null }
}

const dateOf = (day: number): string => new Date((day * DAY_MICROS) / 1000).toISOString().slice(0, 10)
