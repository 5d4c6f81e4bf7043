import type { TimeSpan } from '../../store/span-filter'

/** A press of an arrow goes this part of the session. */
const STEP = 1 / 100
/** The first press of an arrow selects this part. */
const FIRST = 1 / 10

/** What a key makes of the span of a session that ends at `end`; `undefined` for keys that mean nothing here. */
export function movedSpan(
  span: TimeSpan | null,
  key: string,
  resizes: boolean,
  end: number,
): TimeSpan | null | undefined {
  if (key === 'Escape') return span === null ? undefined : null
  const direction = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0
  if (direction === 0 || end <= 0) return undefined
  if (span === null)
    return direction < 0 ? { from: Math.round(end * (1 - FIRST)), to: end } : { from: 0, to: Math.round(end * FIRST) }
  const step = Math.max(1, Math.round(end * STEP))
  if (resizes) return { from: span.from, to: clamp(span.to + direction * step, span.from + step, end) }
  const length = span.to - span.from
  const from = clamp(span.from + direction * step, 0, end - length)
  return { from, to: from + length }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))
