import type { Direction } from './direction'
import type { EventDetail } from './session-event'

/**
 * The byte streams of a connection. `sent` and `received` are the wire itself, handshake included, masked as it was;
 * the inflated ones hold the contents of compressed messages, so that they can be read without their predecessors.
 */
export type Stream = 'sent' | 'received' | 'sent-inflated' | 'received-inflated'

/** A frame that has just been completed. The recorder reads it at once and keeps no reference: it may be reused. */
export interface RecordedFrame {
  fin: boolean
  rsv1: boolean
  rsv2: boolean
  rsv3: boolean
  opcode: number
  masked: boolean
  maskingKey: number
  headerLength: number
  payloadLength: number
  /** Where its header begins in the wire stream of its direction. */
  position: number
}

/** Where the bytes of a message are found again. */
export type MessageSource = 'frame' | 'fragments' | 'inflated'

/** A message that the frame recorded just before it has completed. May be reused, as with frames. */
export interface RecordedMessage {
  message: number
  type: 'text' | 'binary'
  frameCount: number
  compressed: boolean
  wireLength: number
  length: number
  source: MessageSource
  /** Start of the payload: in the wire stream for `frame`, in the inflated stream for `inflated`, else 0. */
  position: number
}

/**
 * Where a connection's truth goes. Implemented by the capture, called by whoever taps the socket, in wire order and
 * synchronously: first the bytes, then the frame that they complete, directly after it the message that the frame
 * completes. Times are nanoseconds since the session's start.
 *
 * Nothing here throws, whatever the disk does. While recording is stopped all calls are counted and forgotten; positions
 * go on, so that what was missed is a hole in the stream.
 */
export interface ConnectionRecorder {
  /** Number of the connection in its session, from 1. */
  readonly connection: number
  /**
   * Appends bytes to a stream; returns the stream position of the first. The recorder copies them: their memory may be
   * used again.
   */
  append(stream: Stream, bytes: Uint8Array, time: number): number
  /**
   * `message` is the message's number, `null` for control frames; `messageOpcode` is 1 or 2 for data frames; `cause` is
   * the responder that had it sent.
   */
  frame(
    direction: Direction,
    frame: RecordedFrame,
    message: number | null,
    messageOpcode: number | null,
    handMade: boolean,
    time: number,
    cause?: string | null,
  ): void
  message(direction: Direction, message: RecordedMessage, time: number): void
  detail(detail: EventDetail, time: number): void
}

export interface SessionRecorder {
  connection(): ConnectionRecorder
  /** More is waiting to be written than should be: pause reading and sending until `whenDrained` resolves. */
  readonly congested: boolean
  /** While congested: it is not the disk that is waited for, but that the oldest is let go to keep the session's limits. */
  readonly overfull: boolean
  /** Resolves at once when not congested. */
  whenDrained(): Promise<void>
}
