import { z } from 'zod'
import { parseBase64, toBase64 } from '../payload/base64'
import { LENGTH_16 } from '../protocol/frame-header'
import {
  eventDetailSchema,
  type EventDetail,
  type HandshakeRequest,
  type HandshakeResponse,
} from '../session/session-event'
import { requestBytes, responseBytes } from './handshake-bytes'
import { parseUtcTime } from './utc-time'

/** Bytes of a line; `null` where they were let go, `undefined` where they stand elsewhere. */
export type LinePayload = Uint8Array | null | undefined

/** What a line says, in the words of the recorder. Times are microseconds since 1970. */
export type NdjsonLine =
  | ({ readonly kind: 'session' } & NdjsonSession)
  | (FrameLine & LineContent)
  | (MessageLine & LineContent)
  | { readonly kind: 'detail'; readonly place: LinePlace; readonly detail: EventDetail }
  /** Of a later version: to be passed over. */
  | { readonly kind: 'unknown' }

export interface LinePlace {
  readonly event: number
  readonly connection: number
  readonly time: number
}

interface LineContent {
  readonly payload: LinePayload
  /** The payload is written as text, which says that its message is one. */
  readonly isText: boolean
}

export type NdjsonFrame = Extract<NdjsonLine, { kind: 'frame' }>
export type NdjsonMessage = Extract<NdjsonLine, { kind: 'message' }>

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const connection = z.number().int().min(0).max(0xffff_fffe)
const bytes = z.union([z.object({ text: z.string() }), z.object({ base64: z.string() })])
const place = { event: count, connection, time: z.string() }
const direction = z.enum(['sent', 'received'])
const headers = z.array(z.tuple([z.string(), z.string()]))

const sessionSchema = z.object({
  format: z.literal('framescope-ndjson/1'),
  id: z.string().min(1).max(200),
  mode: z.enum(['client', 'server']),
  url: z.string(),
  startedAt: z.string(),
  notRecorded: z.object({ error: z.string(), events: count, bytes: count }).nullable().default(null),
  letGo: count.default(0),
})
export type NdjsonSession = Omit<z.infer<typeof sessionSchema>, 'startedAt'> & {
  /** Microseconds since 1970. */
  readonly startedAt: number
}

const frameSchema = z.object({
  ...place,
  direction,
  fin: z.boolean(),
  rsv1: z.boolean(),
  rsv2: z.boolean(),
  rsv3: z.boolean(),
  opcode: z.number().int().min(0).max(15),
  maskingKey: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .nullable(),
  headerLength: z.number().int().min(2).max(14),
  payloadLength: count,
  message: count.nullable(),
  payload: bytes.nullable().optional(),
  handMade: z.boolean(),
  cause: z.string().optional(),
})
type FrameLine = { readonly kind: 'frame'; readonly time: number } & Omit<
  z.infer<typeof frameSchema>,
  'time' | 'payload'
>

const messageSchema = z.object({
  ...place,
  direction,
  message: count,
  type: z.enum(['text', 'binary']),
  frames: z.array(count),
  compressed: z.boolean(),
  wireLength: count,
  payload: bytes.nullable().optional(),
  cause: z.string().optional(),
})
type MessageLine = { readonly kind: 'message'; readonly time: number } & Omit<
  z.infer<typeof messageSchema>,
  'time' | 'payload'
>

const requestSchema = z.object({ method: z.string(), target: z.string(), version: z.string(), headers })
const responseSchema = z.object({
  status: z.number(),
  reason: z.string(),
  version: z.string(),
  headers,
  body: bytes.nullable(),
  bodyCut: z.boolean().default(false),
})
const handshakeSchema = z.object({
  outcome: z.enum(['accepted', 'refused']),
  request: requestSchema,
  response: responseSchema,
})
const kindSchema = z.object({ kind: z.string() })
const placeSchema = z.object(place)

/** What a line of docs/ndjson.md says; `null` where it does not hold what its kind has to. */
export function readNdjsonLine(line: unknown): NdjsonLine | null {
  const kind = kindSchema.safeParse(line)
  if (!kind.success) return null
  switch (kind.data.kind) {
    case 'session':
      return readSession(line)
    case 'frame':
      return readFrame(line)
    case 'message':
      return readMessage(line)
    default:
      return readDetail(kind.data.kind, line)
  }
}

function readSession(line: unknown): NdjsonLine | null {
  const session = sessionSchema.safeParse(line)
  const startedAt = session.success ? parseUtcTime(session.data.startedAt) : null
  return session.success && startedAt !== null ? { kind: 'session', ...session.data, startedAt } : null
}

function readFrame(line: unknown): NdjsonLine | null {
  const frame = frameSchema.safeParse(line)
  if (!frame.success) return null
  const time = parseUtcTime(frame.data.time)
  const content = readContent(frame.data.payload)
  if (time === null || content === null || !fits(frame.data, content.payload)) return null
  return { kind: 'frame', ...frame.data, time, ...content }
}

/** The header has room for the length, and the payload has it. */
function fits({ headerLength, maskingKey, payloadLength }: z.infer<typeof frameSchema>, payload: LinePayload): boolean {
  const extended = headerLength - 2 - (maskingKey === null ? 0 : 4)
  const most = extended === 0 ? LENGTH_16 - 1 : extended === 2 ? 0xffff : extended === 8 ? Number.MAX_SAFE_INTEGER : -1
  return payloadLength <= most && (payload?.length ?? payloadLength) === payloadLength
}

function readMessage(line: unknown): NdjsonLine | null {
  const message = messageSchema.safeParse(line)
  if (!message.success) return null
  const time = parseUtcTime(message.data.time)
  const content = readContent(message.data.payload)
  return time === null || content === null ? null : { kind: 'message', ...message.data, time, ...content }
}

/** All other kinds are a detail as the capture has it, or nearly. */
function readDetail(kind: string, line: unknown): NdjsonLine | null {
  const where = placeSchema.safeParse(line)
  if (!where.success) return null
  const time = parseUtcTime(where.data.time)
  if (time === null) return null
  const fields = line as Readonly<Record<string, unknown>>
  const detail = eventDetailSchema.safeParse(detailOf(kind, fields))
  // One that lacks something may be of a later version, whose kinds and codes are not known yet.
  if (!detail.success) return isKnown(kind, fields) ? null : { kind: 'unknown' }
  const { event, connection: number } = where.data
  return { kind: 'detail', place: { event, connection: number, time }, detail: detail.data }
}

const knownDetails = new Set(['connection-opened', 'handshake-sent', 'handshake', 'connection-closed'])

const isKnown = (kind: string, { code }: Readonly<Record<string, unknown>>): boolean =>
  knownDetails.has(kind) || (['error', 'note', 'protocol-violation'].includes(kind) && typeof code !== 'string')

function detailOf(kind: string, fields: Readonly<Record<string, unknown>>): unknown {
  if (kind === 'handshake-sent') {
    const request = requestSchema.safeParse(fields['request'])
    return request.success ? { kind, request: withLength(request.data) } : null
  }
  if (kind === 'handshake') return handshakeOf(fields)
  if (kind === 'protocol-violation') {
    const { bytes: offending } = fields as { readonly bytes?: { readonly base64?: unknown } }
    return { ...fields, base64: offending?.base64 }
  }
  return fields
}

function handshakeOf(fields: Readonly<Record<string, unknown>>): unknown {
  const handshake = handshakeSchema.safeParse(fields)
  if (!handshake.success) return null
  const { outcome, request, response } = handshake.data
  return {
    ...fields,
    kind: `handshake-${outcome}`,
    request: withLength(request),
    response: responseOf(response),
  }
}

const withLength = (request: Omit<HandshakeRequest, 'length'>): HandshakeRequest => ({
  ...request,
  length: requestBytes(request).length,
})

function responseOf({ body, bodyCut, ...response }: z.infer<typeof responseSchema>): HandshakeResponse {
  const base64 = body === null ? null : 'text' in body ? toBase64(new TextEncoder().encode(body.text)) : body.base64
  return {
    ...response,
    length: responseBytes(response).length,
    body: base64 === null ? null : { base64, cut: bodyCut },
  }
}

/** `null` where it is no base64. */
function readContent(payload: z.infer<typeof bytes> | null | undefined): LineContent | null {
  if (payload === null || payload === undefined) return { payload, isText: false }
  if ('text' in payload) return { payload: new TextEncoder().encode(payload.text), isText: true }
  const read = parseBase64(payload.base64)
  return read.ok ? { payload: read.value, isText: false } : null
}
