import type { MessageEvent } from '../session/session-event'

/** A message of the recording that a replay is made from, whichever way it went. */
export interface RecordedMessage extends Pick<
  MessageEvent,
  'event' | 'connection' | 'time' | 'direction' | 'type' | 'length'
> {
  /** It is among those that the user chose. */
  readonly chosen: boolean
}
