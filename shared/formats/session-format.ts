import type { SessionEvent } from '../session/session-event'

/** A piece of a file; text is written as UTF-8. */
export type Piece = string | Uint8Array

/** What an event carries beside itself. */
export interface EventContent {
  /**
   * Frame: the unmasked payload as on the wire. Message: the inflated whole. `null` where the session has a limit and its
   * first bytes were let go. Others: not looked at.
   */
  readonly payload: Uint8Array | null
  /** Message: the event numbers of all its frames. Others: not looked at. */
  readonly frames: readonly number[]
}

/** A file that is written in the order of the events: all of a session, or the ones that were chosen. */
export interface SessionFormat {
  begin(): Piece
  /** Called with rising event numbers. Empty where the format has nothing to say of it. */
  event(event: SessionEvent, content: EventContent): Piece
  end(): Piece
}

/**
 * A file in which what belongs to one connection stands together, while events of many connections come mixed: pieces of
 * a connection are kept aside until the last event, and then written one connection after another.
 */
export interface ConnectionFormat {
  begin(): Piece
  /** Goes behind what was said of the connection `event.connection` before. */
  event(event: SessionEvent, content: EventContent): Piece
  /** Called when all events are known, for each connection that has any, in the order of their first ones. */
  beforeConnection(connection: number): Piece
  afterConnection(connection: number): Piece
  end(): Piece
}
