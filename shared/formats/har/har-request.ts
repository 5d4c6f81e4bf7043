import { parseEndpointUrl } from '../../session/endpoint-url'
import { sessionEndpoint } from '../../session/session-endpoint'
import type { HandshakeRequest } from '../../session/session-event'
import type { SessionHead } from '../../session/session-summary'
import { readParams } from '../../session/url-params'
import { withoutPassword } from '../../session/url-password'

/** @param request `null` where the connection never came to one: what is known of it is where it was to go */
export function harRequest(head: SessionHead, request: HandshakeRequest | null): object {
  const url = request === null ? endpointOf(head) : urlOf(head, request)
  return {
    method: request?.method ?? 'GET',
    url,
    httpVersion: request?.version ?? 'HTTP/1.1',
    cookies: (request?.headers ?? []).filter(isNamed('cookie')).flatMap(([, value]) => cookiesOf(value)),
    headers: harHeaders(request?.headers ?? []),
    queryString: queryOf(url),
    headersSize: request?.length ?? UNKNOWN,
    bodySize: request === null ? UNKNOWN : 0,
  }
}

export const harHeaders = (headers: HandshakeRequest['headers']): object[] =>
  headers.map(([name, value]) => ({ name, value }))

export const isNamed =
  (wanted: string) =>
  ([name]: readonly [string, string]): boolean =>
    name.toLowerCase() === wanted

/** HAR writes so what is not known. */
export const UNKNOWN = -1

/** The target as it was on the wire, at the host that the request names: after a redirect, that is not the profile's. */
function urlOf(head: SessionHead, { target, headers }: HandshakeRequest): string {
  const endpoint = parseEndpointUrl(endpointOf(head))
  const scheme = endpoint.ok && endpoint.value.secure ? 'wss' : 'ws'
  const asked = endpoint.ok && endpoint.value.target === target ? endpoint.value.authority : undefined
  const host = asked ?? headers.find(isNamed('host'))?.[1]
  const url = /^[a-z]+:\/\//i.test(target) ? target : `${scheme}://${host ?? 'unknown'}${target}`
  return withoutPassword(URL.canParse(url) ? url : endpointOf(head))
}

/** Percent-encoded where it is no URL, as with variables in it. */
function endpointOf({ profile }: SessionHead): string {
  const url = sessionEndpoint(profile).trim()
  return URL.canParse(url) ? url : encodeURI(/^wss?:\/\//i.test(url) ? url : `ws://${url}`)
}

const queryOf = (url: string): object[] =>
  readParams(url)
    .filter(([name, value]) => name !== '' || value !== '')
    .map(([name, value]) => ({ name, value }))

/** RFC 6265 §4.2. */
const cookiesOf = (header: string): object[] =>
  header
    .split(';')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name: name.trim(), value: value.join('=').trim() }
    })
