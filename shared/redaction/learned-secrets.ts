import { parseBase64 } from '../payload/base64'
import { decodeUtf8 } from '../payload/decode-utf8'
import { secretHeaders, SUBPROTOCOL_HEADER } from '../session/secret-handshake-parts'
import type { SessionEvent } from '../session/session-event'
import type { SessionHead } from '../session/session-summary'
import type { KnownSecret } from './known-secret'
import { decodePercent, urlCredentials } from './redacted-text'

/** Cookies say much that is no secret, such as a theme: shorter ones are hidden in their headers alone. */
const SHORTEST_COOKIE = 8

/** What an event shows somebody to be proved with, a handshake above all: it is looked for in everything else too. */
export function secretsOfEvent(event: SessionEvent, head: SessionHead): readonly KnownSecret[] {
  switch (event.kind) {
    case 'handshake-sent':
      return [...secretsOfHeaders(event.request.headers, head), ...secretsOfTarget(event.request.target, head)]
    case 'handshake-accepted':
    case 'handshake-refused':
      return [
        ...secretsOfHeaders([...event.request.headers, ...event.response.headers], head),
        ...secretsOfTarget(event.request.target, head),
      ]
    case 'connection-opened':
      return secretsOfUrl(event.proxy ?? '')
    case 'error':
    case 'note':
      return Object.values(event.params).flatMap(secretsOfUrl)
    case 'frame':
    case 'message':
    case 'protocol-violation':
    case 'connection-closed':
      return []
  }
}

/** What the profile of a session shows: a capture from long ago may have a password in its URL, and a server's is its own. */
export function secretsOfHead({ profile }: SessionHead): readonly KnownSecret[] {
  if (profile.mode === 'client') return secretsOfUrl(profile.url)
  const { credentials } = profile.policy.required
  if (credentials.kind === 'none') return []
  return [{ name: 'Authorization', value: credentials.kind === 'basic' ? credentials.password : credentials.token }]
}

const secretsOfUrl = (text: string): readonly KnownSecret[] =>
  urlCredentials(text).map((value) => ({ name: 'URL', value }))

type Headers = readonly (readonly [name: string, value: string])[]

function secretsOfHeaders(headers: Headers, head: SessionHead): readonly KnownSecret[] {
  const isSecret = secretHeaders(head)
  return headers.flatMap(([name, value]) =>
    isSecret(name) ? credentialsIn(name, value, head).map((secret) => ({ name, value: secret })) : secretsOfUrl(value),
  )
}

function credentialsIn(name: string, value: string, head: SessionHead): readonly string[] {
  switch (name.trim().toLowerCase()) {
    case 'authorization':
    case 'proxy-authorization':
      return authorization(value)
    case 'cookie':
      return value.split(';').map(cookieValue).filter(isLongCookie)
    case 'set-cookie':
      return [cookieValue(value.split(';')[0] ?? '')].filter(isLongCookie)
    case SUBPROTOCOL_HEADER.toLowerCase():
      return value
        .split(',')
        .map((protocol) => protocol.trim())
        .filter((protocol) => head.profile.mode === 'client' && !head.profile.subprotocols.includes(protocol))
    default:
      return [value.trim()]
  }
}

/** What an Authorization header has beside its scheme (RFC 9110 §11.6.2); of Basic (RFC 7617) the password too. */
export function authorization(value: string): readonly string[] {
  const [, scheme = '', credentials = ''] = /^\s*(\S+)\s+(.*?)\s*$/s.exec(value) ?? []
  if (credentials === '') return [value.trim()]
  if (scheme.toLowerCase() !== 'basic') return [credentials]
  const pair = parseBase64(credentials)
  const text = pair.ok ? decodeUtf8(pair.value) : null
  return text?.includes(':') === true ? [credentials, text.slice(text.indexOf(':') + 1)] : [credentials]
}

const cookieValue = (pair: string): string => pair.slice(pair.indexOf('=') + 1).trim()
const isLongCookie = (value: string): boolean => value.length >= SHORTEST_COOKIE

function secretsOfTarget(target: string, { profile }: SessionHead): readonly KnownSecret[] {
  const found = secretsOfUrl(target)
  if (profile.mode !== 'client' || profile.auth.kind !== 'api-key' || profile.auth.in !== 'query') return found
  const { name } = profile.auth
  const values = target
    .slice(target.indexOf('?') + 1)
    .split('&')
    .map((pair) => [decodePercent(pair.split('=', 1)[0] ?? ''), decodePercent(cookieValue(pair))] as const)
  return [...found, ...values.filter(([each]) => each === name).map(([, value]) => ({ name, value }))]
}
