import { appError, type Result } from '../errors/app-error'
import { headerValues } from '../protocol/header-list'
import { forAnotherOrigin, type Withheld } from './another-origin'
import type { ClientProfile } from './client-profile'
import type { HandshakeResponse } from './session-event'
import { withoutPassword } from './url-password'

/** With these the answer is elsewhere (RFC 9110 §15.4). */
const REDIRECTING: readonly number[] = [301, 302, 303, 307, 308]

/** What to connect with instead. */
export interface Redirect {
  readonly profile: ClientProfile
  /** `null` where it leads to the same origin: nothing is withheld from it. */
  readonly withheld: Withheld | null
}

/**
 * Where a refusal says that the server is; `null` where it does not, or redirects are not to be followed. Another origin is
 * told nothing that was meant for this one. Followed redirects count down in the profile.
 *
 * @param secretFields as `forAnotherOrigin` wants them
 */
export function readRedirect(
  profile: ClientProfile,
  { status, headers }: Pick<HandshakeResponse, 'status' | 'headers'>,
  secretFields: ReadonlySet<string>,
): Result<Redirect> | null {
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
  if (to.origin !== from.origin) {
    const { profile: stripped, withheld } = forAnotherOrigin(profile, secretFields)
    return { ok: true, value: { profile: { ...stripped, url: to.href, redirects }, withheld } }
  }
  to.username = from.username
  to.password = from.password
  return { ok: true, value: { profile: { ...profile, url: to.href, redirects }, withheld: null } }
}

/** Servers that speak HTTP say `http` and `https`. */
function resolve(location: string, from: URL): URL | null {
  if (!URL.canParse(location, from.href)) return null
  const found = new URL(location, from.href).href.replace(/^http(s?):/, 'ws$1:').replace(/#.*$/s, '')
  const to = URL.canParse(found) ? new URL(found) : null
  return to && /^wss?:$/.test(to.protocol) ? to : null
}
