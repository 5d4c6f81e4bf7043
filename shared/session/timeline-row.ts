import type { AppError } from '../errors/app-error'
import type { Annotation } from './annotation'
import type { Direction } from './direction'
import type {
  connectionClosedSchema,
  connectionOpenedSchema,
  EventPlace,
  FrameEvent,
  MessageEvent,
  noteSchema,
  protocolViolationSchema,
} from './session-event'
import type { z } from 'zod'

/** Start of a payload, bounded: enough for a row, never the whole. */
export type Preview =
  /** `cut`: there is more than the preview shows. */
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly kind: 'hex'; readonly hex: string; readonly cut: boolean }
  | { readonly kind: 'close'; readonly code: number | null; readonly reason: string }
  | { readonly kind: 'empty' }

/** From pings to their pongs, in nanoseconds. */
export interface RoundTrips {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** A run of heartbeats that are one row of a folded view. Its place is that of the first one. */
export interface HeartbeatsRow {
  readonly kind: 'heartbeats'
  /** Two or more: events of the view, a ping and its pong are two. */
  readonly count: number
  readonly lastEvent: number
  readonly lastTime: number
  /** Nanoseconds from one to the next of the same kind and direction; `null` where that says nothing. */
  readonly period: number | null
  /** `null` where no pong was seen. */
  readonly roundTrips: RoundTrips | null
  /** Pings in it that have no pong yet. */
  readonly waiting: number
  /** What it holds follows it, as rows of their own. */
  readonly expanded: boolean
}

/**
 * What one line of the timeline shows. Small, whatever the event holds. Of heartbeats of several connections, the
 * connection is 0.
 */
export type TimelineRow = EventPlace & {
  readonly annotation?: Annotation
  /** A heartbeat of a fold that is expanded. */
  readonly inFold?: boolean
} & (
    | (Omit<FrameEvent, keyof EventPlace> & {
        readonly preview: Preview
        /**
         * The frame holds a whole compressed message, and `preview` shows what it inflates to: this many bytes. Else
         * `null`, and the preview is of the payload as on the wire.
         */
        readonly inflatedLength: number | null
      })
    | (Omit<MessageEvent, keyof EventPlace> & { readonly preview: Preview })
    | z.infer<typeof connectionOpenedSchema>
    | { readonly kind: 'handshake-sent'; readonly method: string; readonly target: string }
    | {
        readonly kind: 'handshake-accepted'
        readonly status: number
        readonly reason: string
        /** Connect to response, milliseconds. */
        readonly took: number
        readonly checksPassed: number
        readonly checks: number
        readonly subprotocol: string | null
        readonly extensions: string | null
      }
    | {
        readonly kind: 'handshake-refused'
        readonly status: number
        readonly reason: string
        /** Name of the first failed check. */
        readonly failedCheck: string
        readonly bodyLength: number
      }
    | (Omit<z.infer<typeof protocolViolationSchema>, 'base64'> & {
        readonly direction: Direction
        readonly length: number
      })
    | ({ readonly kind: 'error' } & AppError)
    | z.infer<typeof noteSchema>
    | z.infer<typeof connectionClosedSchema>
    | HeartbeatsRow
  )

/** Bytes of payload that a preview is made from. */
export const PREVIEW_BYTES = 256
