import type { z } from 'zod'
import { withoutFiles } from '../responder/responder'
import { withoutPrivateKey } from './certificate-settings'
import { noLimits } from './recording-limits'
import type {
  serverTlsSchema,
  credentialsSchema,
  subprotocolChoiceSchema,
  deflateAcceptanceSchema,
  handshakePolicySchema,
  serverProfileSchema,
} from './server-profile-schema'

export type ServerTls = z.infer<typeof serverTlsSchema>
export type RequiredCredentials = z.infer<typeof credentialsSchema>
export type SubprotocolChoice = z.infer<typeof subprotocolChoiceSchema>
export type DeflateAcceptance = z.infer<typeof deflateAcceptanceSchema>
export type HandshakePolicy = z.infer<typeof handshakePolicySchema>

/** A saved description of an endpoint to open as a server; no run-time state. */
export type ServerProfile = z.infer<typeof serverProfileSchema>

export const defaultServerProfile: ServerProfile = {
  mode: 'server',
  host: '127.0.0.1',
  port: 0,
  path: null,
  tls: { kind: 'none' },
  policy: {
    answer: { kind: 'accept', headers: [] },
    required: { headers: [], origins: [], subprotocol: false, credentials: { kind: 'none' } },
    delay: 0,
    subprotocol: { kind: 'first-offered' },
    deflate: {
      enabled: true,
      serverNoContextTakeover: false,
      clientNoContextTakeover: false,
      serverMaxWindowBits: null,
      clientMaxWindowBits: null,
    },
  },
  handshakeTimeout: 10_000,
  maxHeadLength: 64 * 1024,
  maxHeaders: 1000,
  maxConnections: 10_000,
  maxMessageLength: 100 * 1024 * 1024,
  maxFragments: 131_072,
  responders: [],
  keep: noLimits,
}

/**
 * For the head of a capture, which is a file to give away: private keys, their passphrases and the contents of files stay
 * out of it.
 */
export const profileForCapture = (profile: ServerProfile): ServerProfile => ({
  ...profile,
  tls: serverTlsWithoutKey(profile.tls),
  responders: withoutFiles(profile.responders),
})

export const serverTlsWithoutKey = (tls: ServerTls): ServerTls =>
  tls.kind === 'none' || tls.kind === 'self-signed' ? tls : withoutPrivateKey(tls)
