import { z } from 'zod'
import { noAutoPing } from './auto-ping-settings'
import { autoPingSchema } from './auto-ping-settings-schema'
import { noAuth } from './client-auth'
import { clientAuthSchema } from './client-auth-schema'
import { plainTls } from './client-tls'
import { clientTlsSchema } from './client-tls-schema'
import { openingMessageSchema } from './opening-message-schema'
import { noProxy } from './proxy-settings'
import { proxySettingsSchema } from './proxy-settings-schema'
import { redirectsShown } from './redirect-policy'
import { redirectPolicySchema } from './redirect-policy-schema'
import { noReconnecting } from './reconnect-policy'
import { reconnectPolicySchema } from './reconnect-policy-schema'
import { recordingLimitsSchema } from './recording-limits-schema'

const windowBits = z.number().int().min(8).max(15)

export const deflateOfferSchema = z.object({
  enabled: z.boolean(),
  serverNoContextTakeover: z.boolean(),
  clientNoContextTakeover: z.boolean(),
  /** `null` leaves the parameter out. */
  serverMaxWindowBits: windowBits.nullable(),
  /** `true` offers the parameter without a value: the server may choose. */
  clientMaxWindowBits: z.union([windowBits, z.literal(true)]).nullable(),
})

export const clientProfileSchema = z.object({
  mode: z.literal('client'),
  /** As typed; checked by `parseEndpointUrl`. */
  url: z.string(),
  subprotocols: z.array(z.string()),
  /** Order, case and duplicates are kept on the wire. A header named like one of the handshake's own replaces it. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** `null` sends no Origin header. */
  origin: z.string().nullable(),
  /** Refuse certificates that do not verify. */
  verifyTls: z.boolean(),
  deflate: deflateOfferSchema,
  /** From Connect to the complete response; milliseconds. */
  handshakeTimeout: z.number().int().min(1).max(3_600_000),
  /** Largest message accepted, in bytes after inflating; 0 means no limit. */
  maxMessageLength: z.number().int().min(0),
  /** Largest number of frames in one message; 0 means no limit. */
  maxFragments: z.number().int().min(0),
  keep: recordingLimitsSchema,
  /** Fields from here on are absent in captures and drafts from before there were any. */
  reconnect: reconnectPolicySchema.default(noReconnecting),
  auth: clientAuthSchema.default(noAuth),
  /** Sent as one Cookie header (RFC 6265). */
  cookies: z.array(z.tuple([z.string(), z.string()])).default([]),
  tls: clientTlsSchema.default(plainTls),
  proxy: proxySettingsSchema.default(noProxy),
  redirects: redirectPolicySchema.default(redirectsShown),
  autoPing: autoPingSchema.default(noAutoPing),
  /** `false` withholds pongs. */
  answerPings: z.boolean().default(true),
  /** Sent in this order as soon as the connection is open, before anything else. */
  openingMessages: z.array(openingMessageSchema).max(1000).default([]),
})
