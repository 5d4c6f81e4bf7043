import type { EventContent, WireBytes } from '../../shared/formats/session-format'
import type { EventChoice } from '../../shared/session/event-choice'
import type { FrameEvent, MessageEvent, SessionEvent } from '../../shared/session/session-event'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'

/** What an export needs of a capture. All of it fails like the reader of captures. */
export interface ExportSource {
  readonly head: SessionHead
  readonly recording: RecordingState
  /** Number of the first event that is left. */
  readonly firstEvent: number
  /** Number of events, those that were let go too. */
  readonly eventCount: number
  /**
   * The events that were chosen, in their order and some at a time; a page may be empty.
   *
   * @param together with what they are no use without: see `ExportFormat`
   */
  pages(choice: EventChoice, together: boolean): AsyncIterable<readonly SessionEvent[]>
  /** The bytes of the wire that come before an event. To be asked for each event of a connection, in order. */
  wire(event: SessionEvent): AsyncIterable<WireBytes>
  /** What an event of the page carries that was given last; at once where that is in memory. */
  content(event: SessionEvent): EventContent | Promise<EventContent>
  /** All of its events that are no frames and no messages, in their order. */
  details(): AsyncIterable<SessionEvent>
  /** The message that a frame of that page is a part of; `null` where it was never complete. */
  messageOf(frame: FrameEvent): Promise<{ readonly event: MessageEvent; readonly content: EventContent } | null>
}
