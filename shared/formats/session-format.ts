import type { Direction } from '../session/direction'
import type { SessionEvent } from '../session/session-event'

/** A piece of a file; text is written as UTF-8. */
export type Piece = string | Uint8Array

/** What an event carries beside itself. */
export interface EventContent {
  /**
   * Frame: the unmasked payload as on the wire. Message: the inflated whole. `null` where there is none to give: see
   * `missing`. Others: not looked at. It may be a view of something larger, and is not to be kept or changed.
   */
  readonly payload: Uint8Array | null
  /**
   * Why there is no payload. Absent: the session has a limit, and the first bytes of it were let go. `withheld`: it would
   * have given a secret away. `unreadable`: the capture is damaged there.
   */
  readonly missing?: 'withheld' | 'unreadable'
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
 * A file in which what belongs to one connection stands together, while events of many connections come mixed: what is
 * said of a connection is kept aside until the last event, and then written one connection after another.
 */
export interface ConnectionFormat {
  /** How many texts are kept aside for each connection. In the file they follow one another. */
  readonly parts: number
  begin(): Piece
  /** What goes behind each part of the connection `event.connection`, from the first one; what is left out is empty. */
  event(event: SessionEvent, content: EventContent): readonly Piece[]
  /**
   * Called when all events are known, for each connection with something kept aside, in the order of their first events,
   * and for each of its parts; the part follows.
   */
  beforePart(connection: number, part: number): Piece
  afterConnection(connection: number): Piece
  end(): Piece
}

/** The next bytes of one direction of a connection as they were on the wire, handshake and masks included. */
export interface WireBytes {
  readonly connection: number
  readonly direction: Direction
  /** Nanoseconds since the session's start. */
  readonly time: number
  readonly bytes: Uint8Array
  /** So many bytes before these are not known: they were not recorded, or let go. */
  readonly missing: number
}

/** A file of what was on the wire: all of a session, its events in order, with the bytes that belong to each before it. */
export interface WireFormat {
  begin(): Piece
  /** A long frame comes in several calls. */
  bytes(wire: WireBytes): Piece
  /** Called with rising event numbers. */
  event(event: SessionEvent): Piece
  end(): Piece
}
