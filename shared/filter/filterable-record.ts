/** The numbers that docs/capture-format.md gives the kinds of events: what reads a capture hands the byte over. */
export const RecordKind = {
  ConnectionOpened: 1,
  HandshakeSent: 2,
  HandshakeAccepted: 3,
  HandshakeRefused: 4,
  Frame: 5,
  Message: 6,
  ProtocolViolation: 7,
  Error: 8,
  Note: 9,
  ConnectionClosed: 10,
} as const
export type RecordKind = (typeof RecordKind)[keyof typeof RecordKind]

/**
 * What a filter reads of an event before it asks for its bytes. Numbers, booleans and a name: one object over the typed
 * arrays of a block, moved from record to record, serves millions of events and allocates nothing. A filter keeps no
 * reference to it. What is said to belong to some kinds is not read in others.
 */
export interface FilterableRecord {
  /** A `RecordKind`; an unknown number, as of a newer capture, matches no `kind:`. */
  readonly kind: number
  /** From 1. */
  readonly connection: number
  /** Nanoseconds since the session's start. */
  readonly time: number
  /** Bytes of a frame's payload on the wire, of a message inflated; of any other kind not read. */
  readonly payloadLength: number
  /**
   * Bytes of what the payload predicate will be given: of a frame its payload, of a frame that is the whole of a
   * compressed message and of a message the inflated whole, of any other kind its detail as JSON.
   */
  readonly contentLength: number
  /** Frame and message. */
  readonly received: boolean
  /** Frame: as on the wire. Message: 1 for text, 2 for binary. */
  readonly opcode: number
  /** Message: was compressed. Frame: its RSV1 bit, which only the first frame of a message has (RFC 7692 §6). */
  readonly compressed: boolean
  /** Frame and message: the responder that had it sent; `null` for nobody. Names are kept, none is made for asking. */
  readonly cause: string | null
  /** Frame only, like all that follow. */
  readonly fin: boolean
  readonly rsv1: boolean
  readonly rsv2: boolean
  readonly rsv3: boolean
  readonly masked: boolean
}
