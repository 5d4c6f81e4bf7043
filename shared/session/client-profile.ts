import type { z } from 'zod'
import { noAutoPing } from './auto-ping-settings'
import { noAuth } from './client-auth'
import { plainTls } from './client-tls'
import { noProxy } from './proxy-settings'
import { redirectsShown } from './redirect-policy'
import { noReconnecting } from './reconnect-policy'
import { noLimits } from './recording-limits'
import type { deflateOfferSchema, clientProfileSchema } from './client-profile-schema'

/** What a client offers for permessage-deflate (RFC 7692 §7.1). */
export type DeflateOffer = z.infer<typeof deflateOfferSchema>

/** A saved description of an endpoint to open as a client; no run-time state. */
export type ClientProfile = z.infer<typeof clientProfileSchema>

export const defaultClientProfile: ClientProfile = {
  mode: 'client',
  url: '',
  subprotocols: [],
  headers: [],
  origin: null,
  verifyTls: true,
  deflate: {
    enabled: true,
    serverNoContextTakeover: false,
    clientNoContextTakeover: false,
    serverMaxWindowBits: null,
    clientMaxWindowBits: true,
  },
  handshakeTimeout: 10_000,
  maxMessageLength: 100 * 1024 * 1024,
  maxFragments: 131_072,
  keep: noLimits,
  reconnect: noReconnecting,
  auth: noAuth,
  cookies: [],
  tls: plainTls,
  proxy: noProxy,
  redirects: redirectsShown,
  autoPing: noAutoPing,
  answerPings: true,
  openingMessages: [],
}
