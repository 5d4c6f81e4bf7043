import type { TimelinePage } from '../../shared/ipc/timeline-channels'
import type { EventMask } from '../../shared/session/event-class'
import type { CaptureReader } from './capture-reader'

/** An ordered set of events of one capture, counted in rows. All methods fail like those of `CaptureReader`. */
export interface TimelineView {
  /** Fewer rows where the view ends. */
  rows(from: number, count: number): Promise<TimelinePage>
  /** Row of the first event of the view that is not before `event`; `exact` when it is that event. */
  locate(event: number): Promise<{ row: number; exact: boolean }>
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

  locate(event: number): Promise<{ row: number; exact: boolean }> {
    return this.reader.locate(this.mask, event)
  }
}
