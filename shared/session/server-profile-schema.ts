import { z } from 'zod'
import { respondersSchema } from '../responder/responder-schema'
import { pemSettingsSchema, pfxSettingsSchema } from './certificate-settings-schema'
import { recordingLimitsSchema } from './recording-limits-schema'

const text = z.string().max(1024 * 1024)
const headers = z.array(z.tuple([z.string(), z.string()]))
/** Not 8: zlib cannot compress with a window of 2^8 bytes, though RFC 7692 §7.1.2.1 knows it. */
const windowBits = z.number().int().min(9).max(15)

export const serverTlsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  pemSettingsSchema,
  pfxSettingsSchema,
  /**
   * Made and kept by Framescope, for this machine, the host listened at and these names or addresses besides. It is the
   * same one at each start as long as it is good for them all.
   */
  z.object({ kind: z.literal('self-signed'), names: z.array(z.string().max(255)).max(100) }),
])

export const credentialsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('basic'), user: z.string(), password: z.string() }),
  z.object({ kind: z.literal('bearer'), token: z.string() }),
])

export const subprotocolChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first-offered') }),
  /** The first of these, in this order, that the client offers; none of them offered: none is agreed. */
  z.object({ kind: z.literal('listed'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('none') }),
])

export const deflateAcceptanceSchema = z.object({
  enabled: z.boolean(),
  /** Answered even where the client did not ask for it. */
  serverNoContextTakeover: z.boolean(),
  clientNoContextTakeover: z.boolean(),
  /** Largest window that is agreed to; `null` for no limit of ours. */
  serverMaxWindowBits: windowBits.nullable(),
  /** Asked for only of clients that offer `client_max_window_bits`. */
  clientMaxWindowBits: windowBits.nullable(),
})

const handshakeAnswerSchema = z.discriminatedUnion('kind', [
  /** `headers` come after those of the 101, in their order, case and number. */
  z.object({ kind: z.literal('accept'), headers }),
  z.object({
    kind: z.literal('refuse'),
    status: z.number().int().min(200).max(599),
    headers,
    body: text,
  }),
])

export const handshakePolicySchema = z.object({
  /** What a request gets that is a handshake and has all that is required. */
  answer: handshakeAnswerSchema,
  /** Checked in this order; a request that has not all of it is refused. */
  required: z.object({
    /** `null` asks for the header with any value. */
    headers: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
    /** Empty: any, or none at all. */
    origins: z.array(z.string()),
    /** The client has to offer one that is chosen. */
    subprotocol: z.boolean(),
    credentials: credentialsSchema,
  }),
  /** Milliseconds from the complete request to the answer. */
  delay: z.number().int().min(0).max(3_600_000),
  subprotocol: subprotocolChoiceSchema,
  deflate: deflateAcceptanceSchema,
})

export const serverProfileSchema = z.object({
  mode: z.literal('server'),
  /** Address to listen at. Anything but a loopback address lets others in. */
  host: z.string(),
  /** 0 lets the system pick one. */
  port: z.number().int().min(0).max(65_535),
  /** `null` takes any; compared without the query. */
  path: z.string().nullable(),
  tls: serverTlsSchema,
  policy: handshakePolicySchema,
  /** From the accepted connection to the complete request, milliseconds; TLS has as long again before it. */
  handshakeTimeout: z.number().int().min(1).max(3_600_000),
  /** Largest request head, in bytes up to and with the blank line. */
  maxHeadLength: z
    .number()
    .int()
    .min(1024)
    .max(1024 * 1024),
  maxHeaders: z.number().int().min(8).max(10_000),
  /** Connections at once; more are dropped at the door. */
  maxConnections: z.number().int().min(1).max(100_000),
  /** Largest message accepted, in bytes after inflating; 0 means no limit. */
  maxMessageLength: z.number().int().min(0),
  /** Largest number of frames in one message; 0 means no limit. */
  maxFragments: z.number().int().min(0),
  /** What answers by itself. Absent in captures from before there were any. */
  responders: respondersSchema.default([]),
  keep: recordingLimitsSchema,
})
