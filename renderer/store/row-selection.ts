import type { EventSpan } from '../../shared/session/event-span'
import type { SelectionGesture } from '../components/virtual-grid'
import type { AppState } from './app-state'
import { viewOf } from './timeline-view'
import { shownView, type ViewKey } from './views-slice'

/** Rows of one view that are selected together, by the numbers of their events: it holds what is not loaded, too. */
export interface RowSelection {
  readonly view: ViewKey
  /** One row, which may be a fold and so of several events. */
  readonly single: boolean
  /** In rising order, without overlaps. All rows of the view in between are selected. */
  readonly spans: readonly EventSpan[]
  /** Where a range begins. */
  readonly anchor: EventSpan
}

/**
 * The same as in every list: alone, one more or less, or all from the anchor on.
 *
 * @param before `null` where nothing was selected, or something in another view
 * @param row the row's event; of a fold, its first and its last one
 */
export function selectRow(
  before: RowSelection | null,
  view: ViewKey,
  row: EventSpan,
  gesture: SelectionGesture,
): RowSelection {
  if (before?.view !== view || gesture === 'only') return { view, single: true, spans: [row], anchor: row }
  if (gesture === 'toggle') return { view, single: false, spans: toggled(before.spans, row), anchor: row }
  const { anchor } = before
  return { view, single: false, spans: [[Math.min(anchor[0], row[0]), Math.max(anchor[1], row[1])]], anchor }
}

/** Whether the row is one of them; a fold is where an event in it is. */
export const isIn = (spans: readonly EventSpan[], [first, last]: EventSpan): boolean =>
  spans.some(([begin, end]) => begin <= last && first <= end)

/** What is selected in the list of a session, where that is more than one event; `null` otherwise. */
export function severalSelected(state: AppState, session: string): RowSelection | null {
  const { selection } = viewOf(state.views, session)
  if (selection === null || selection.view !== shownView(state, session)) return null
  const [span] = selection.spans
  return selection.spans.length > 1 || (span !== undefined && span[0] < span[1]) ? selection : null
}

/** Takes a row away that is in one of them, or adds it. */
function toggled(spans: readonly EventSpan[], [first, last]: EventSpan): readonly EventSpan[] {
  const without = spans.flatMap(([begin, end]) => {
    const parts: EventSpan[] = [
      [begin, Math.min(end, first - 1)],
      [Math.max(begin, last + 1), end],
    ]
    return parts.filter(([from, to]) => from <= to)
  })
  if (isIn(spans, [first, last])) return without
  return [...without, [first, last] as const].toSorted(([one], [other]) => one - other)
}
