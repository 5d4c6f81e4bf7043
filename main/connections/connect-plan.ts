import { randomBytes } from 'node:crypto'
import { AppFailure, appError, type Result } from '../../shared/errors/app-error'
import { MAX_CONTROL_PAYLOAD } from '../../shared/protocol/frame-header'
import { buildHandshakeRequest, type BuiltHandshakeRequest } from '../../shared/protocol/handshake-request'
import type { ClientProfile } from '../../shared/session/client-profile'
import { parseEndpointUrl } from '../../shared/session/endpoint-url'
import { readOpeningMessage } from '../../shared/session/opening-message'
import type { SendableOutgoing } from '../../shared/session/outgoing'
import { clientTlsOptions, trust } from './client-tls-options'
import { proxyFinder, type ResolveProxy } from './proxy'
import type { WireTarget } from './wire-socket'

/** A profile that has been checked and turned into what goes on the wire. */
export interface ConnectPlan {
  readonly target: WireTarget
  readonly built: BuiltHandshakeRequest
  readonly openingMessages: readonly SendableOutgoing[]
  readonly profile: ClientProfile
}

/** Without a system that knows one. */
const noSystemProxy: ResolveProxy = () => Promise.resolve('DIRECT')

/** Throws `AppFailure` when the profile cannot be connected with. */
export function planConnection(profile: ClientProfile, resolveProxy = noSystemProxy): ConnectPlan {
  const endpoint = valueOf(parseEndpointUrl(profile.url))
  const { host, port, secure, authority } = endpoint
  const find = proxyFinder(profile.proxy, `${secure ? 'wss' : 'ws'}://${authority}/`, resolveProxy)
  const target = {
    host,
    port,
    tls: secure ? clientTlsOptions(profile.tls, host, profile.verifyTls) : null,
    proxy: find && { find, tls: trust(profile.tls, profile.verifyTls) },
  }
  const key = randomBytes(16).toString('base64')
  const openingMessages = profile.openingMessages.map((message) => valueOf(readOpeningMessage(message)))
  if (profile.autoPing.enabled) checkPingPayload(profile.autoPing.payload)
  return { target, built: valueOf(buildHandshakeRequest(profile, endpoint, key)), openingMessages, profile }
}

function checkPingPayload(payload: string): void {
  const length = Buffer.byteLength(payload)
  if (length > MAX_CONTROL_PAYLOAD) throw new AppFailure(appError('ping-too-long', { length: String(length) }))
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new AppFailure(result.error)
}
