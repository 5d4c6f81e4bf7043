import type { EventContent } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'

/** Where what a format says goes: one file, one file put together at the end, or a folder. */
export interface ExportLayout {
  /** Bytes written so far. */
  readonly bytes: number
  begin(): void | Promise<void>
  /** A promise where it has to be waited for, so that memory stays bounded. */
  event(event: SessionEvent, content: EventContent): void | Promise<void>
  end(): Promise<void>
}
