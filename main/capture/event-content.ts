import type { EventContent } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'
import type { CaptureReader } from './capture-reader'
import { isUnreadable } from './unreadable'

const none: EventContent = { payload: new Uint8Array(), frames: [] }

/** What a file of a session has of an event beside itself. Right after the event was read it costs no further reading. */
export async function eventContent(
  event: SessionEvent,
  reader: Pick<CaptureReader, 'bytes' | 'frames'>,
): Promise<EventContent> {
  if (event.kind !== 'frame' && event.kind !== 'message') return none
  const length = event.kind === 'frame' ? event.payloadLength : event.length
  try {
    const payload = await reader.bytes(event.event, 0, length)
    return { payload, frames: event.kind === 'message' ? await reader.frames(event.event) : [] }
  } catch (failure) {
    return contentless(failure)
  }
}

/** What is said of an event whose payload could not be read. Throws what is no such failure. */
export function contentless(failure: unknown): EventContent {
  if (!isUnreadable(failure)) throw failure
  const letGo = failure.error.code === 'event-let-go'
  return { payload: null, frames: [], ...(!letGo && { missing: 'unreadable' }) }
}
