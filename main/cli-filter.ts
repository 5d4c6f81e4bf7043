import type { CaptureReader } from './capture/capture-reader'
import type { FindView } from './capture/chosen-events'
import { SearchThread } from './capture/search-thread'
import { Views } from './capture/views'
import { ALL_CLASSES } from '../shared/session/event-class'
import type { EventChoice } from '../shared/session/event-choice'

/** What a filter finds in a capture, searched in a thread of its own as the app does. */
export interface FilteredEvents {
  readonly choice: EventChoice
  readonly view: FindView
  stop(): void
}

/**
 * @param filter one that was parsed without errors; `null` for everything
 * @param searchScript the bundled search worker
 */
export async function filterCapture(
  reader: CaptureReader,
  filter: string | null,
  searchScript: string,
): Promise<FilteredEvents> {
  const { id } = reader.head
  const views = new Views({
    reader: () => Promise.resolve(reader),
    startSearch: (listener) => new SearchThread(searchScript, listener),
    onChange: () => {},
    wallMicros: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
  })
  const opened =
    filter === null ? null : await views.open(id, ALL_CLASSES, { filter, needle: '', fold: null, zone: 'local' })
  const view = opened?.view ?? null
  return {
    choice: view === null ? { kind: 'all' } : { kind: 'view', view },
    // Not before all of it was searched.
    view: (name) => views.findComplete(id, name),
    stop: () => views.stop(),
  }
}
