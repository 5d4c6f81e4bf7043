import { z } from 'zod'
import { errorCodes } from '../errors/error-code'
import { violationCodes } from '../protocol/violation-code'
import type { Direction } from './direction'

/**
 * Everything that can have a row on the timeline. The union is closed: each `switch` on `kind` ends in `assertNever`.
 *
 * Frames and messages are numbers only, because there are millions of them; their bytes stay in the capture and are
 * asked for by event number. All other kinds carry a small detail, kept as JSON in the capture and therefore described
 * by schemas: a capture file is input like any other.
 */
export type SessionEvent = FrameEvent | MessageEvent | DetailEvent

export interface EventPlace {
  /** Counts from 0 in the order of recording, over all connections of the session. */
  readonly event: number
  /** Counts from 1 within the session; 0 for what concerns the session as a whole. */
  readonly connection: number
  /** Nanoseconds since the session's start, from a monotonic clock. */
  readonly time: number
}

/** One frame as it was on the wire (RFC 6455 §5.2). */
export interface FrameEvent extends EventPlace {
  readonly kind: 'frame'
  readonly direction: Direction
  readonly fin: boolean
  readonly rsv1: boolean
  readonly rsv2: boolean
  readonly rsv3: boolean
  /** 0–15, reserved values included. */
  readonly opcode: number
  readonly masked: boolean
  /** The four bytes as one big-endian number; 0 when not masked. */
  readonly maskingKey: number
  /** Bytes of the header on the wire: 2–14. */
  readonly headerLength: number
  /** Bytes of the payload on the wire, compressed if it was. */
  readonly payloadLength: number
  /** Number of the message that the frame belongs to, per connection and counted from 0; `null` for control frames. */
  readonly message: number | null
  /** Opcode of the message's first frame (1 or 2): what a continuation continues. `null` for control frames. */
  readonly messageOpcode: number | null
  /** Event number of the message's previous frame; `null` in its first one. */
  readonly previousFrame: number | null
  /** Written by the user bit by bit, not by the WebSocket engine. */
  readonly handMade: boolean
  /** Name of the responder that had it sent; absent where it was nobody's. */
  readonly cause?: string
}

/** Data frames put together and, with RFC 7692, inflated. Recorded right after its last frame. */
export interface MessageEvent extends EventPlace {
  readonly kind: 'message'
  readonly direction: Direction
  readonly message: number
  readonly type: 'text' | 'binary'
  readonly frameCount: number
  readonly compressed: boolean
  /** Bytes of the payloads of its frames, as on the wire. */
  readonly wireLength: number
  /** Bytes of the message after inflating. */
  readonly length: number
  /** As of its frames. */
  readonly cause?: string
}

const direction = z.enum(['sent', 'received'])
const headers = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly()

export const connectionOpenedSchema = z.object({
  kind: z.literal('connection-opened'),
  remote: z.string(),
  local: z.string(),
  /** `null` on plain TCP. */
  tls: z
    .object({ protocol: z.string(), cipher: z.string(), verified: z.boolean(), problem: z.string().nullable() })
    .nullable(),
  /** The proxy that it goes through, as `http://host:port`: `remote` is its address then. Absent where there is none. */
  proxy: z.string().optional(),
})

const handshakeRequestSchema = z.object({
  method: z.string(),
  target: z.string(),
  version: z.string(),
  /** In wire order, case and duplicates kept. */
  headers,
  /** Bytes of the request on the wire: the stream of whoever asked starts with them. */
  length: z.number(),
})
export type HandshakeRequest = z.infer<typeof handshakeRequestSchema>

const handshakeResponseSchema = z.object({
  version: z.string(),
  status: z.number(),
  reason: z.string(),
  headers,
  /** Bytes of status line and headers: the stream of whoever answered starts with them. */
  length: z.number(),
  /** Body of a refusal, as it was on the wire, decoded from `chunked`; `null` with a 101. */
  body: z.object({ base64: z.string(), /** The peer sent more than was kept. */ cut: z.boolean() }).nullable(),
})
export type HandshakeResponse = z.infer<typeof handshakeResponseSchema>

/**
 * Milliseconds of each step; `null` where the step did not take place. In a server session `request` is from the first
 * to the last byte received of it, and `wait` from there to our answer.
 */
const handshakeTimingSchema = z.object({
  dns: z.number().nullable(),
  connect: z.number().nullable(),
  /** From the connection to the proxy until it has gone on to the server; absent where there is no proxy. */
  proxy: z.number().nullable().optional(),
  tls: z.number().nullable(),
  /** First to last byte of the request handed to the system. */
  request: z.number().nullable(),
  /** Last byte of the request to first byte of the response. */
  wait: z.number().nullable(),
})
export type HandshakeTiming = z.infer<typeof handshakeTimingSchema>

/** What a client checks in the response and a server in the request. */
export const handshakeCheckNames = [
  'method',
  'http-version',
  'host',
  'status',
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-accept',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
  // What the policy of a server session asks for beyond the RFC
  'path',
  'required-header',
  'origin',
  'credentials',
  'policy',
] as const

const handshakeCheckSchema = z.object({
  name: z.enum(handshakeCheckNames),
  ok: z.boolean(),
  expected: z.string(),
  actual: z.string(),
  /** Where the rule stands, e.g. `RFC 6455 4.1`. */
  section: z.string(),
})
export type HandshakeCheck = z.infer<typeof handshakeCheckSchema>

/**
 * The request, as soon as it is complete. The kinds say what a handshake came to, not who sent what: in a client session
 * we sent the request and received the response, in a server session it is the other way round.
 */
export const handshakeSentSchema = z.object({ kind: z.literal('handshake-sent'), request: handshakeRequestSchema })
export const handshakeAcceptedSchema = z.object({
  kind: z.literal('handshake-accepted'),
  request: handshakeRequestSchema,
  response: handshakeResponseSchema,
  timing: handshakeTimingSchema,
  checks: z.array(handshakeCheckSchema),
  /** The agreed subprotocol, `null` for none. */
  subprotocol: z.string().nullable(),
  /** The agreed extensions as the response names them, `null` for none. */
  extensions: z.string().nullable(),
})
export const handshakeRefusedSchema = z.object({
  kind: z.literal('handshake-refused'),
  request: handshakeRequestSchema,
  response: handshakeResponseSchema,
  timing: handshakeTimingSchema,
  checks: z.array(handshakeCheckSchema),
})
export const protocolViolationSchema = z.object({
  kind: z.literal('protocol-violation'),
  direction,
  code: z.enum(violationCodes),
  /** E.g. `RFC 6455 5.2`. */
  section: z.string(),
  /** Whose fault: the endpoint that Framescope runs, or its peer. */
  fault: z.enum(['local', 'peer']),
  /** The connection cannot go on; what follows is kept as raw bytes. */
  fatal: z.boolean(),
  detail: z.string(),
  /** The offending bytes as on the wire, at most 64 KiB of them. */
  base64: z.string(),
})
export const errorEventSchema = z.object({
  kind: z.literal('error'),
  code: z.enum(errorCodes),
  /** Values for the sentence that the message catalogue has for `code`. */
  params: z.record(z.string(), z.string()),
})
export const noteCodes = [
  'connecting-cancelled',
  'tls-not-verified',
  'paused-by-disk',
  'paused-by-limits',
  'bytes-after-violation',
  'bytes-after-close',
  'close-timed-out',
  'message-not-put-together',
  'recording-resumed',
  'reading-paused',
  'reading-resumed',
  'pongs-withheld',
  'pongs-answered',
  'responder-stopped',
  'responder-too-slow',
  'responder-not-looked',
  'responder-value-missing',
  'responder-text-too-long',
  'responder-waits',
  'client-not-reading',
  'messages-held-back',
  'redirect-followed',
  'redirect-credentials-withheld',
  'redirect-certificate-withheld',
  'redirect-messages-withheld',
  'imported-frames-made',
  'imported-bytes-missing',
  'imported-events-let-go',
  'imported-items-unknown',
  'imported-items-unreadable',
  'reconnect-waiting',
  'reconnect-cancelled',
  'reconnect-given-up',
] as const
export type NoteCode = (typeof noteCodes)[number]
/** Why a client session makes a further connection, or does not. */
export type FurtherConnectionNote = Extract<NoteCode, `reconnect-${string}` | `redirect-${string}`>
/** What responders could not do. */
export type ResponderNote = Extract<NoteCode, `responder-${string}`>
export const noteSchema = z.object({
  kind: z.literal('note'),
  code: z.enum(noteCodes),
  params: z.record(z.string(), z.string()),
})
export const connectionClosedSchema = z.object({
  kind: z.literal('connection-closed'),
  /** Close code that the connection ended with; 1005 and 1006 stand for "none" and "dropped" (RFC 6455 §7.4.1). */
  code: z.number(),
  reason: z.string(),
  initiator: z.enum(['local', 'remote', 'none']),
  /** Both close frames were seen (RFC 6455 §7.1.4). */
  clean: z.boolean(),
  /** Name of the responder that closed or dropped it; absent where it was nobody's. */
  cause: z.string().optional(),
})

/** What all kinds but frame and message say beyond their place. */
export const eventDetailSchema = z.discriminatedUnion('kind', [
  connectionOpenedSchema,
  handshakeSentSchema,
  handshakeAcceptedSchema,
  handshakeRefusedSchema,
  protocolViolationSchema,
  errorEventSchema,
  noteSchema,
  connectionClosedSchema,
])
export type EventDetail = z.infer<typeof eventDetailSchema>
export type DetailEvent = EventDetail & EventPlace
export type EventKind = SessionEvent['kind']
