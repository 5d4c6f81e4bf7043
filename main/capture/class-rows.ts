import type { TimelinePage } from '../../shared/ipc/timeline-channels'
import { countInMask, type EventMask } from '../../shared/session/event-class'
import type { TimelineRow } from '../../shared/session/timeline-row'
import type { EventReader } from './event-reader'
import type { ExtentDirectory } from './extent-directory'
import type { ExtentLoader } from './extent-loader'

/** The rows of a mask of classes: places are found by the sums of the directory, and only the blocks shown are read. */
export class ClassRows {
  readonly #directory: ExtentDirectory
  readonly #loader: ExtentLoader
  readonly #events: EventReader

  constructor(directory: ExtentDirectory, loader: ExtentLoader, events: EventReader) {
    this.#directory = directory
    this.#loader = loader
    this.#events = events
  }

  /** From row `from` on, or from the first one that is left. Fewer rows where the view ends. */
  async page(mask: EventMask, from: number, count: number): Promise<TimelinePage> {
    const rows: TimelineRow[] = []
    const directory = this.#directory
    const first = Math.max(from, directory.rowsBefore(directory.first, mask))
    const wanted = from + count - first
    for (let extent = directory.indexOfRow(first, mask); rows.length < wanted && extent < directory.length; extent++) {
      let skip = Math.max(0, first - directory.rowsBefore(extent, mask))
      for (const block of await this.#loader.blocks(extent)) {
        const matches = countInMask(block.place.counts, mask)
        const events = skip < matches ? block.matching(mask, skip, wanted - rows.length) : []
        for (const event of events) rows.push(await this.#events.row(event, block))
        skip = Math.max(0, skip - matches)
      }
    }
    // More may have been let go while these were read.
    const left = rows.filter(({ event }) => event >= directory.firstEvent)
    const letGo = directory.rowsBefore(directory.first, mask)
    return { rows: left, total: directory.rowsBefore(directory.length, mask), letGo }
  }

  /** Row of the first event of the view that is not before `event`; `exact` when it is that event. */
  async locate(mask: EventMask, event: number): Promise<{ row: number; exact: boolean }> {
    const extent = this.#directory.indexOfEvent(event)
    if (extent < 0) {
      const { first, firstEvent, length } = this.#directory
      return { row: this.#directory.rowsBefore(event < firstEvent ? first : length, mask), exact: false }
    }
    let row = this.#directory.rowsBefore(extent, mask)
    for (const block of await this.#loader.blocks(extent)) {
      if (block.lastEvent >= event)
        return { row: row + block.matchesBefore(mask, event), exact: block.matches(mask, event) }
      row += countInMask(block.place.counts, mask)
    }
    return { row, exact: false }
  }
}
