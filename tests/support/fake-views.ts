import { compileFilter } from '../../shared/filter/compile-filter'
import type { Filter } from '../../shared/filter/filter'
import { parseFilter } from '../../shared/filter/parse-filter'
import type { ViewProgress } from '../../shared/ipc/live-tick'
import type { Located, Neighbour, OpenedView } from '../../shared/ipc/timeline-channels'
import { eventClass } from '../../shared/session/event-class'
import type { SessionEvent } from '../../shared/session/session-event'
import { filterableOf } from './filterable-of'
import { utcOffset, type TimeZone } from '../../shared/wording/time-zone'

/** Synthetic sessions can be endless; a view of one shows what is among so many first events. */
const SEARCHED_EVENTS = 100_000

/** What a view is opened over. */
export interface FakeCapture {
  readonly startedAt: number
  readonly length: number
  event(event: number): SessionEvent
  payload(event: number): Uint8Array
}

interface ViewTexts {
  readonly filter: string
  readonly needle: string
  readonly fold: string | null
  readonly zone: TimeZone
}

/** Views with a filter over synthetic sessions, filled at once; they fold nothing. */
export class FakeViews {
  readonly #views = new Map<string, { readonly session: string; readonly events: readonly number[] }>()
  #opened = 0

  open(session: string, capture: FakeCapture, mask: number, texts: ViewTexts): OpenedView {
    const { needle, fold } = texts
    const { filter, errors, hints } = parseFilter(texts.filter)
    const terms: readonly Filter[] = [
      ...(filter === null ? [] : [filter]),
      ...(needle === '' ? [] : [{ type: 'contains' as const, text: needle }]),
    ]
    if (errors.length > 0 || (terms.length === 0 && fold === null)) return { view: null, errors, hints }
    const events = searchAll(capture, mask, { type: 'and', operands: terms }, texts.zone)
    const view = `view-${++this.#opened}`
    this.#views.set(view, { session, events })
    return { view, errors, hints }
  }

  close(view: string): void {
    this.#views.delete(view)
  }

  /** `undefined` once it is closed. */
  events(view: string): readonly number[] | undefined {
    return this.#views.get(view)?.events
  }

  locate(events: readonly number[], event: number): Located {
    const found = events.findIndex((shown) => shown >= event)
    const row = found === -1 ? events.length : found
    return { row, exact: events[row] === event, folded: false }
  }

  neighbour(events: readonly number[], event: number, direction: 'next' | 'previous'): Neighbour | null {
    const row =
      direction === 'next' ? events.findIndex((shown) => shown > event) : events.findLastIndex((shown) => shown < event)
    const neighbour = events[row]
    return neighbour === undefined ? null : { event: neighbour, row, total: events.length }
  }

  progress(view: string): ViewProgress {
    const { session = '', events = [] } = this.#views.get(view) ?? {}
    const scanned = (events.at(-1) ?? -1) + 1
    const rows = events.length
    const found = { events: rows, eventsLetGo: 0, rows, letGo: 0, settledRows: rows, edition: 1, scanned, skipped: 0 }
    return { view, session, ...found, done: true, problem: null }
  }
}

function searchAll(capture: FakeCapture, mask: number, filter: Filter, zone: TimeZone): readonly number[] {
  const { startedAt, length } = capture
  const test = compileFilter(filter, {
    startedAt,
    utcOffset: utcOffset(zone, startedAt),
    now: capture.event(length - 1).time,
  })
  const events: number[] = []
  for (let number = 0; number < Math.min(length, SEARCHED_EVENTS); number++) {
    const event = capture.event(number)
    if ((mask & (1 << eventClass(event))) === 0) continue
    const data = event.kind === 'frame' || event.kind === 'message'
    const content = data ? capture.payload(number) : new TextEncoder().encode(JSON.stringify(event))
    if (test.payload(filterableOf(event, content), content)) events.push(number)
  }
  return events
}
