import type { Stream } from '../../shared/session/recorder'
import type { EventDetail } from '../../shared/session/session-event'

/*
 * Numbers of docs/capture-format.md. The capture is little-endian, and so is every machine that Electron runs on: typed
 * arrays may therefore write it directly.
 */

export const FORMAT_NAME = 'framescope-capture'
/** Version 1 gave every message a record of its own. */
export const READABLE_VERSIONS: readonly number[] = [1, 2]
export const FORMAT_VERSION = 2

/** `FSB1`, read as a little-endian number. */
export const BLOCK_MAGIC = 0x31425346

export const HEADER_BYTES = 120
export const RECORD_BYTES = 48
export const RUN_BYTES = 40

/** The writer ends a block here; one event or one stretch of bytes may still reach beyond. */
export const BLOCK_BYTES = 1024 * 1024

/** A header that announces more is damaged: it would make the reader allocate what no writer wrote. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024

/** Only blocks of events have events; a reader passes over blocks of a type that it does not know. */
export const BlockType = { Head: 1, Events: 2, End: 3, Annotation: 4, Directory: 5, Handshake: 6 } as const

export const FRAME_KIND = 5
export const MESSAGE_KIND = 6
export const DetailKindCode = {
  'connection-opened': 1,
  'handshake-sent': 2,
  'handshake-accepted': 3,
  'handshake-refused': 4,
  'protocol-violation': 7,
  error: 8,
  note: 9,
  'connection-closed': 10,
} as const satisfies Record<EventDetail['kind'], number>

export const FrameFlag = {
  Received: 1,
  Fin: 2,
  Rsv1: 4,
  Rsv2: 8,
  Rsv3: 16,
  Masked: 32,
  HandMade: 64,
  /** The frame is a whole message as it is, and the event after it is that message, without a record of its own. */
  Whole: 128,
} as const

export const MessageFlag = { Received: 1, Compressed: 4 } as const

export const MessageSourceCode = { frame: 0, fragments: 1, inflated: 2 } as const

/**
 * `detail` holds the JSON of the events that are neither frame nor message; `cause`, of connection 0, the names of a
 * block's causes.
 */
export const StreamCode = {
  sent: 0,
  received: 1,
  'sent-inflated': 2,
  'received-inflated': 3,
  detail: 4,
  cause: 5,
} as const satisfies Record<Stream | 'detail' | 'cause', number>
export type StreamCode = (typeof StreamCode)[keyof typeof StreamCode]

export const NO_MESSAGE = 0xffff_ffff
export const NOWHERE = -1
