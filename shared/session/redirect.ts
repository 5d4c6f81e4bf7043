import { appError, type Result } from '../errors/app-error'
import { headerValues } from '../protocol/header-list'
import { isSecretHeader } from '../profile/secret-fields'
import type { ClientProfile } from './client-profile'
import { withoutPassword } from './url-password'
import type { HandshakeResponse } from './session-event'

/** With these the answer is elsewhere (RFC 9110 §15.4). */
const REDIRECTING: readonly number[] = [301, 302, 303, 307, 308]

/**
 * The profile to connect with where a refusal says that the server is elsewhere; `null` where it does not, or redirects
 * are not to be followed. One that leads to another host has nothing any more that proves who we are. Followed redirects
 * count down in it.
 */
export function redirectedProfile(
  profile: ClientProfile,
  { status, headers }: Pick<HandshakeResponse, 'status' | 'headers'>,
): Result<ClientProfile> | null {
  const [location] = headerValues(headers, 'Location')
  if (!profile.redirects.follow || location === undefined || !REDIRECTING.includes(status)) return null
  const from = new URL(profile.url.trim())
  const to = resolve(location, from)
  if (to === null) return { ok: false, error: appError('redirect-invalid', { location }) }
  const params = { to: withoutPassword(to.href) }
  if (profile.redirects.most === 0) return { ok: false, error: appError('redirect-too-many', params) }
  if (from.protocol === 'wss:' && to.protocol === 'ws:')
    return { ok: false, error: appError('redirect-insecure', params) }
  const redirects = { ...profile.redirects, most: profile.redirects.most - 1 }
  if (!isSameHost(from, to)) return { ok: true, value: { ...withoutIdentity(profile), url: to.href, redirects } }
  to.username = from.username
  to.password = from.password
  return { ok: true, value: { ...profile, url: to.href, redirects } }
}

/** Servers that speak HTTP say `http` and `https`. */
function resolve(location: string, from: URL): URL | null {
  if (!URL.canParse(location, from.href)) return null
  const found = new URL(location, from.href).href.replace(/^http(s?):/, 'ws$1:').replace(/#.*$/s, '')
  const to = URL.canParse(found) ? new URL(found) : null
  return to && /^wss?:$/.test(to.protocol) ? to : null
}

/** By name and port; from `ws` to `wss` with the ports of the schemes it is the same one. */
const isSameHost = (from: URL, to: URL): boolean => from.hostname === to.hostname && from.port === to.port

/** Without credentials and what else was meant for one host. */
const withoutIdentity = (profile: ClientProfile): ClientProfile => ({
  ...profile,
  auth: { kind: 'none' },
  cookies: [],
  headers: profile.headers.filter(([name]) => !isSecretHeader(name) && name.trim().toLowerCase() !== 'host'),
  tls: { ...profile.tls, certificate: { kind: 'none' }, serverName: '' },
})
