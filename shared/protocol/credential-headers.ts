import { appError, type AppError } from '../errors/app-error'
import { toBase64 } from '../payload/base64'
import type { ClientAuth } from '../session/client-auth'
import { encodePair } from '../session/url-params'
import type { HeaderList } from './header-list'
import { isToken } from './http-token'

export interface Credentials {
  readonly auth: ClientAuth
  readonly cookies: HeaderList
}

/** Headers of a client that prove who it is; where the profile says nothing, the URL may. */
export function credentialHeaders(
  { auth, cookies }: Credentials,
  userinfo: { readonly user: string; readonly password: string } | null,
): [name: string, value: string][] {
  const headers = authHeaders(auth.kind === 'none' && userinfo ? { kind: 'basic', ...userinfo } : auth)
  // One header for all of them (RFC 6265 §5.4).
  if (cookies.length > 0) headers.push(['Cookie', cookies.map(([name, value]) => `${name}=${value}`).join('; ')])
  return headers
}

function authHeaders(auth: ClientAuth): [name: string, value: string][] {
  switch (auth.kind) {
    case 'none':
      return []
    case 'basic': {
      const pair = new TextEncoder().encode(`${auth.user}:${auth.password}`)
      return [['Authorization', `Basic ${toBase64(pair)}`]]
    }
    case 'bearer':
      return [['Authorization', `Bearer ${auth.token}`]]
    case 'api-key':
      return auth.in === 'header' ? [[auth.name, auth.value]] : []
  }
}

/** The target with the API key that goes into the query, where there is one. */
export function targetWithCredentials(target: string, auth: ClientAuth): string {
  if (auth.kind !== 'api-key' || auth.in !== 'query') return target
  const { pathname, search } = new URL(
    `http://host${target}${target.includes('?') ? '&' : '?'}${encodePair([auth.name, auth.value])}`,
  )
  return pathname + search
}

/** CR, LF and NUL would end a header early (RFC 9110 §5.5). */
// oxlint-disable-next-line no-control-regex
const BREAKING = /[\r\n\0]/
/** In a cookie, what ends it besides (RFC 6265 §5.2). */
// oxlint-disable-next-line no-control-regex
const COOKIE_BREAKING = /[\r\n\0;]/

export function findCredentialError({ auth, cookies }: Credentials): AppError | null {
  const wrong = cookies.find(([name, value]) => !isToken(name) || COOKIE_BREAKING.test(value))
  if (wrong) return appError('cookie-invalid', { name: wrong[0] })
  switch (auth.kind) {
    case 'none':
      return null
    case 'basic':
      // RFC 7617 §2: what is before the first colon is the user.
      return auth.user.includes(':') ? appError('credentials-invalid', { field: 'user' }) : null
    case 'bearer':
      return BREAKING.test(auth.token) ? appError('credentials-invalid', { field: 'token' }) : null
    case 'api-key':
      if (auth.name === '' || (auth.in === 'header' && !isToken(auth.name)))
        return appError('credentials-invalid', { field: 'name' })
      return auth.in === 'header' && BREAKING.test(auth.value)
        ? appError('credentials-invalid', { field: 'value' })
        : null
  }
}
