import { z } from 'zod'
import type { SessionEvent } from '../session/session-event'
import type { TimelineRow } from '../session/timeline-row'
import { request } from './channel'

const session = z.string().min(1).max(200)
const mask = z.number().int().min(0).max(0xffff)
const index = z.number().int().min(0)

export const MAX_ROWS = 500
/** Largest piece of a payload in one reply. */
export const MAX_BYTES = 1024 * 1024

/** A page of rows and how long the view was when it was read. */
export interface TimelinePage {
  readonly rows: readonly TimelineRow[]
  readonly total: number
}

/** One event whole, with the start of its bytes. */
export interface EventReading {
  readonly event: SessionEvent
  /** Frame: unmasked payload as on the wire. Message: the inflated whole. Others: empty. */
  readonly length: number
  /** The first bytes of it, at most `MAX_BYTES`. */
  readonly bytes: Uint8Array
  /** Frame: its header as on the wire. Others: empty. */
  readonly header: Uint8Array
  /** Message: its frames' event numbers, at most the first 1,000. Frame: of its message, likewise, once complete. */
  readonly frames: readonly number[]
  /** Event number of the message: its own, or of the message that a frame belongs to, once complete. Others: `null`. */
  readonly message: number | null
}

/** A connection's handshake as it was on the wire. */
export interface HandshakeReading {
  /** The last handshake event of the connection: sent, accepted or refused. */
  readonly event: SessionEvent
  /** What is known of the connection below it; `null` when that was not recorded. */
  readonly opened: Extract<SessionEvent, { kind: 'connection-opened' }> | null
  readonly requestBytes: Uint8Array
  readonly responseBytes: Uint8Array
}

/** Reading a capture, live or stored. Rows are counted within a view (a mask of event classes). */
export const timelineChannels = {
  rows: request<TimelinePage>()(z.object({ session, mask, from: index, count: z.number().int().min(1).max(MAX_ROWS) })),
  /** Row of the first event of the view that is not before `event`: keeps the place when the view changes. */
  locate: request<{ row: number; exact: boolean }>()(z.object({ session, mask, event: index })),
  read: request<EventReading>()(z.object({ session, event: index })),
  /** More bytes of an event than `read` gave. */
  bytes: request<Uint8Array>()(
    z.object({ session, event: index, from: index, count: z.number().int().min(1).max(MAX_BYTES) }),
  ),
  handshake: request<HandshakeReading>()(z.object({ session, connection: z.number().int().min(1) })),
}
