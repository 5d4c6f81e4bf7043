import { z } from 'zod'
import type { FilterError, FilterHint } from '../filter/filter-problem'
import type { Annotation } from '../session/annotation'
import type { SessionEvent } from '../session/session-event'
import type { TimelineRow } from '../session/timeline-row'
import { timeZones } from '../wording/time-zone'
import { request } from './channel'
import type { ViewProgress } from './live-tick'
import { MAX_BYTES, MAX_ROWS } from './timeline-bounds'

const session = z.string().min(1).max(200)
const mask = z.number().int().min(0).max(0xffff)
const index = z.number().int().min(0)
const openedView = z.string().min(1).max(40)
/** What rows are counted in: a mask of event classes, or a view that was opened. */
const view = z.union([mask, openedView])
/** Long enough for the numbers of thousands of connections. */
const filterText = z.string().max(100_000)

/** A page of rows and how long the view was when it was read. */
export interface TimelinePage {
  /** From the row asked for on or, where that was let go, from the first one that is left. */
  readonly rows: readonly TimelineRow[]
  /** Rows of the view so far, those that were let go too. */
  readonly total: number
  /** Rows that were let go: the number of the first one that is left. Rows keep their numbers. */
  readonly letGo: number
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
  /** What the user said about it. */
  readonly annotation?: Annotation
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

/** Where an event is among the rows of a view, or the first one of the view that is not before it. */
export interface Located {
  /** Of the fold that hides it, where one does. */
  readonly row: number
  /** It is the event that was asked for. */
  readonly exact: boolean
  readonly folded: boolean
}

/** A fold was expanded or collapsed. */
export interface FoldChange {
  /** Of the fold; those above stay where they are. */
  readonly row: number
  /** So many more rows there are, or fewer. */
  readonly added: number
  readonly progress: ViewProgress
}

/** What became of a filter text; errors and hints are those of `parseFilter`. */
export interface OpenedView {
  /**
   * `null` when the text, or the rule of a fold, has errors, or when there is nothing to filter by or to fold: the mask
   * alone is the view then.
   */
  readonly view: string | null
  readonly errors: readonly FilterError[]
  readonly hints: readonly FilterHint[]
}

/** An event of a view and which one it is. */
export interface Neighbour {
  readonly event: number
  /** Its row in the view, from 0. */
  readonly row: number
  /** Rows of the view so far. */
  readonly total: number
}

/**
 * Reading a capture, live or stored. Rows are counted within a view. An opened view fills while it is searched for, and
 * goes on when the capture grows; `LiveTick.views` tells how far it is. What takes one fails with `view-not-found` once
 * it is closed, by the window or because too many are open.
 */
export const timelineChannels = {
  /**
   * Opens a view of the events in the mask that pass the filter and hold the needle, a text in any case; either may be
   * empty. With a needle, a view is what Find goes through, beside the one that is shown. With `fold`, heartbeats that
   * follow one another are one row: pings with their pongs, and messages that pass the filter which `fold` is, if any.
   * A time of day is by the wall clock of `zone`.
   */
  openView: request<OpenedView>()(
    z.object({
      session,
      mask,
      filter: filterText,
      needle: filterText,
      fold: filterText.nullable(),
      zone: z.enum(timeZones),
    }),
  ),
  closeView: request<null>()(z.object({ view: openedView })),
  rows: request<TimelinePage>()(z.object({ session, view, from: index, count: z.number().int().min(1).max(MAX_ROWS) })),
  /** Row of the first event of the view that is not before `event`: keeps the place when the view changes. */
  locate: request<Located>()(z.object({ session, view, event: index })),
  /** Row of the first event of the view that is not before `time`, nanoseconds since the session's start. */
  locateTime: request<{ row: number }>()(z.object({ session, view, time: z.number() })),
  /** The nearest event of an opened view after or before this one (-1: before all); `null` when there is none so far. */
  neighbour: request<Neighbour | null>()(
    z.object({ view: openedView, event: z.number().int().min(-1), direction: z.enum(['next', 'previous']) }),
  ),
  /** Expands the fold that an event is in, collapses it, or turns it over; `null` when it is in none. */
  setFold: request<FoldChange | null>()(z.object({ view: openedView, event: index, expanded: z.boolean().nullable() })),
  read: request<EventReading>()(z.object({ session, event: index })),
  /** More bytes of an event than `read` gave. */
  bytes: request<Uint8Array>()(
    z.object({ session, event: index, from: index, count: z.number().int().min(1).max(MAX_BYTES) }),
  ),
  handshake: request<HandshakeReading>()(z.object({ session, connection: z.number().int().min(1) })),
}
