import { toBase64 } from '../payload/base64'
import type { HandshakePolicy, RequiredCredentials } from '../session/server-profile'
import type { HandshakeCheck } from '../session/session-event'
import { headerValues } from './header-list'
import type { RequestHead } from './http-head'

/** What the user of a server session asks of a request beyond the RFC. Only what is asked for has a check. */
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
    check('required-header', ok, value === null ? name : `${name}: ${value}`, received(name))
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
    check('credentials', sameAuthorization(actual, credentials), credentials, actual)
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

/** The scheme ignores case, what follows does not (RFC 9110 §11.1). */
function sameAuthorization(actual: string, expected: string): boolean {
  const [scheme = '', ...rest] = actual.split(/ +/)
  const [wanted = '', ...wantedRest] = expected.split(' ')
  return scheme.toLowerCase() === wanted.toLowerCase() && rest.join(' ') === wantedRest.join(' ')
}
