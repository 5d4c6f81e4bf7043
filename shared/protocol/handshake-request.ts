import { appError, type AppError, type Result } from '../errors/app-error'
import type { ClientProfile } from '../session/client-profile'
import type { EndpointUrl } from '../session/endpoint-url'
import type { HandshakeRequest } from '../session/session-event'
import { credentialHeaders, findCredentialError, targetWithCredentials } from './credential-headers'
import { deflateOffer } from './deflate-parameters'
import { encodeHead } from './encode-head'
import { formatExtensions } from './extension-header'
import { headerValues, type HeaderList } from './header-list'
import { isToken } from './http-token'

export interface BuiltHandshakeRequest {
  readonly request: HandshakeRequest
  /** The request as it goes on the wire. */
  readonly bytes: Uint8Array
  /** What the server's answer is checked against: the value sent, which the user may have replaced. */
  readonly key: string
}

/**
 * The opening handshake of a client (RFC 6455 §4.1). The user's headers come after ours, in their order, case and number;
 * one that is named like one of ours stands in its place.
 *
 * @param key base64 of 16 random bytes
 */
export function buildHandshakeRequest(
  profile: Pick<ClientProfile, 'headers' | 'subprotocols' | 'origin' | 'deflate' | 'auth' | 'cookies'>,
  endpoint: EndpointUrl,
  key: string,
): Result<BuiltHandshakeRequest> {
  const generated = generatedHeaders(profile, endpoint, key)
  const replaced = new Set(profile.headers.map(([name]) => name.toLowerCase()))
  const headers = [...generated.filter(([name]) => !replaced.has(name.toLowerCase())), ...profile.headers]

  const error = findSubprotocolError(profile.subprotocols) ?? findCredentialError(profile) ?? findHeaderError(headers)
  if (error) return { ok: false, error }
  const start = { method: 'GET', target: targetWithCredentials(endpoint.target, profile.auth), version: 'HTTP/1.1' }
  const bytes = encodeHead(`${start.method} ${start.target} ${start.version}`, headers)
  return {
    ok: true,
    value: {
      request: { ...start, headers, length: bytes.length },
      bytes,
      key: headerValues(headers, 'Sec-WebSocket-Key')[0] ?? key,
    },
  }
}

function generatedHeaders(
  profile: Pick<ClientProfile, 'subprotocols' | 'origin' | 'deflate' | 'auth' | 'cookies'>,
  endpoint: EndpointUrl,
  key: string,
): [name: string, value: string][] {
  const headers: [name: string, value: string][] = [
    ['Host', endpoint.authority],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', key],
    ['Sec-WebSocket-Version', '13'],
  ]
  if (profile.origin !== null) headers.push(['Origin', profile.origin])
  if (profile.subprotocols.length > 0) headers.push(['Sec-WebSocket-Protocol', profile.subprotocols.join(', ')])
  const deflate = deflateOffer(profile.deflate)
  if (deflate) headers.push(['Sec-WebSocket-Extensions', formatExtensions([deflate])])
  return [...headers, ...credentialHeaders(profile, endpoint.userinfo)]
}

/** RFC 6455 §4.1: tokens, and each only once. */
function findSubprotocolError(subprotocols: readonly string[]): AppError | null {
  const wrong = subprotocols.find((name, index) => !isToken(name) || subprotocols.indexOf(name) !== index)
  return wrong === undefined ? null : appError('subprotocol-invalid', { name: wrong })
}

/** CR, LF and NUL would end the header early, and let a value smuggle in a header of its own (RFC 9110 §5.5). */
export function findHeaderError(headers: HeaderList): AppError | null {
  // oxlint-disable-next-line no-control-regex
  const wrong = headers.find(([name, value]) => !isToken(name) || /[\r\n\0]/.test(value))
  return wrong ? appError('header-invalid', { name: wrong[0] }) : null
}
