import type { Located, TimelinePage } from '../../shared/ipc/timeline-channels'
import type { EventMask } from '../../shared/session/event-class'
import type { CaptureReader } from './capture-reader'

/** An ordered set of events of one capture, counted in rows. All methods fail like those of `CaptureReader`. */
export interface TimelineView {
  /** Fewer rows where the view ends. */
  rows(from: number, count: number): Promise<TimelinePage>
  /** Row of the first event of the view that is not before `event`. */
  locate(event: number): Promise<Located>
  /** Numbers of its events, those in folds too, from a place among them on; `next` is the place behind them. */
  events(from: number, count: number): Promise<{ readonly events: readonly number[]; readonly next: number }>
  /** The place, among those, of the first one that is not before `event`. */
  placeOf(event: number): Promise<number>
}

/** The view that the capture's own counts give: all events of some classes. */
export class ClassView implements TimelineView {
  constructor(
    private readonly reader: CaptureReader,
    private readonly mask: EventMask,
  ) {}

  rows(from: number, count: number): Promise<TimelinePage> {
    return this.reader.rows(this.mask, from, count)
  }

  async locate(event: number): Promise<Located> {
    return { ...(await this.reader.locate(this.mask, event)), folded: false }
  }

  async events(from: number, count: number) {
    const { rows, letGo } = await this.rows(from, count)
    return { events: rows.map(({ event }) => event), next: Math.max(from, letGo) + rows.length }
  }

  async placeOf(event: number): Promise<number> {
    return (await this.reader.locate(this.mask, event)).row
  }
}
