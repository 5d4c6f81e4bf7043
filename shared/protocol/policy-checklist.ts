import { toBase64 } from '../payload/base64'
import type { HandshakePolicy, RequiredCredentials } from '../session/server-profile'
import type { HandshakeCheck } from '../session/session-event'
import { isSecretHeader } from '../profile/secret-fields'
import { headerValues } from './header-list'
import type { RequestHead } from './http-head'

/**
 * What the user of a server session asks of a request beyond the RFC. Only what is asked for has a check. Checks are
 * recorded, shown and exported: of a password, a token or a secret header they say whether it is the right one, not what
 * it is.
 */
export function checkPolicy(
  request: Pick<RequestHead, 'target' | 'headers'>,
  path: string | null,
  policy: HandshakePolicy,
  subprotocol: string | null,
): HandshakeCheck[] {
  const { required, answer } = policy
  const checks: HandshakeCheck[] = []
  const check = (name: HandshakeCheck['name'], ok: boolean, expected: string, actual: string) =>
    checks.push({ name, ok, expected, actual, section: '' })
  const received = (name: string): string => headerValues(request.headers, name).join(', ')

  if (path !== null) check('path', pathOf(request.target) === path, path, pathOf(request.target))
  for (const { name, value } of required.headers) {
    const values = headerValues(request.headers, name)
    const ok = value === null ? values.length > 0 : values.includes(value)
    if (isSecretHeader(name)) check('required-header', ok, name, values.length === 0 ? '' : told(name, ok))
    else check('required-header', ok, value === null ? name : `${name}: ${value}`, received(name))
  }
  if (required.origins.length > 0) {
    const origin = received('Origin')
    check('origin', required.origins.includes(origin), required.origins.join(', '), origin)
  }
  if (required.subprotocol)
    check(
      'sec-websocket-protocol',
      subprotocol !== null,
      policy.subprotocol.kind === 'listed' ? policy.subprotocol.names.join(', ') : '',
      received('Sec-WebSocket-Protocol'),
    )
  const credentials = expectedAuthorization(required.credentials)
  if (credentials !== null) {
    const actual = received('Authorization')
    const ok = sameAuthorization(actual, credentials)
    const scheme = schemeOf(actual)
    const expected = schemeOf(credentials)
    check('credentials', ok, expected, isSameScheme(scheme, expected) ? told(scheme, ok) : scheme)
  }
  if (answer.kind === 'refuse') check('policy', false, '101', String(answer.status))
  return checks
}

/** Without the query. A client that believes in a proxy may send the whole URL (RFC 9112 §3.2.2). */
function pathOf(target: string): string {
  const path = target.replace(/^\w+:\/\/[^/?]*/, '').replace(/\?.*$/s, '')
  return path === '' ? '/' : path
}

function expectedAuthorization(credentials: RequiredCredentials): string | null {
  switch (credentials.kind) {
    case 'none':
      return null
    case 'basic': {
      const pair = new TextEncoder().encode(`${credentials.user}:${credentials.password}`)
      return `Basic ${toBase64(pair)}`
    }
    case 'bearer':
      return `Bearer ${credentials.token}`
  }
}

/** What there is beside what was asked for, where neither may be said. */
const told = (what: string, ok: boolean): string => (ok ? what : `${what}, but not the right one`)

/** Without what comes after it. What is no scheme with something after it may itself be what nobody may know. */
function schemeOf(authorization: string): string {
  const [scheme = '', ...rest] = authorization.split(/ +/)
  return rest.length > 0 || scheme === '' ? scheme : 'no scheme'
}

const isSameScheme = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** The scheme ignores case, what follows does not (RFC 9110 §11.1). */
function sameAuthorization(actual: string, expected: string): boolean {
  const [scheme = '', ...rest] = actual.split(/ +/)
  const [wanted = '', ...wantedRest] = expected.split(' ')
  return isSameScheme(scheme, wanted) && rest.join(' ') === wantedRest.join(' ')
}
