import { toBase64 } from '../payload/base64'
import type { HandshakePolicy, SubprotocolChoice } from '../session/server-profile'
import type { HandshakeCheck, HandshakeResponse } from '../session/session-event'
import { acceptDeflate } from './deflate-acceptance'
import type { DeflateAgreement } from './deflate-parameters'
import { encodeHead } from './encode-head'
import { formatExtensions, parseExtensions } from './extension-header'
import { acceptInput } from './handshake-accept'
import { headerElements, headerValues, type HeaderList } from './header-list'
import type { RequestHead } from './http-head'
import { checkPolicy } from './policy-checklist'
import { reasonPhrase } from './reason-phrase'
import { checkRequest, WEBSOCKET_VERSION } from './request-checklist'

export type HandshakeVerdict = AcceptedHandshake | RefusedHandshake

export interface AcceptedHandshake {
  readonly kind: 'accepted'
  readonly checks: readonly HandshakeCheck[]
  readonly response: HandshakeResponse
  /** The response as it goes on the wire. */
  readonly bytes: Uint8Array
  readonly subprotocol: string | null
  /** As the response names them; `null` for none. */
  readonly extensions: string | null
  readonly deflate: DeflateAgreement | null
}

export interface RefusedHandshake {
  readonly kind: 'refused'
  readonly checks: readonly HandshakeCheck[]
  readonly response: HandshakeResponse
  /** Head and body as they go on the wire. */
  readonly bytes: Uint8Array
}

/**
 * What a server answers to an opening handshake (RFC 6455 §4.2.2).
 *
 * @param path the only one that is served; `null` for any
 * @param sha1 base64 of the SHA-1 of a text
 */
export function judgeHandshake(
  request: RequestHead,
  path: string | null,
  policy: HandshakePolicy,
  sha1: (text: string) => string,
): HandshakeVerdict {
  const subprotocol = chooseSubprotocol(headerElements(request.headers, 'Sec-WebSocket-Protocol'), policy.subprotocol)
  const checks = [...checkRequest(request), ...checkPolicy(request, path, policy, subprotocol)]
  const failed = checks.find(({ ok }) => !ok)
  return failed === undefined ? accept(request, policy, subprotocol, checks, sha1) : refuse(failed, policy, checks)
}

function chooseSubprotocol(offered: readonly string[], choice: SubprotocolChoice): string | null {
  switch (choice.kind) {
    case 'none':
      return null
    case 'first-offered':
      return offered[0] ?? null
    case 'listed':
      return choice.names.find((name) => offered.includes(name)) ?? null
  }
}

function accept(
  request: RequestHead,
  policy: HandshakePolicy,
  subprotocol: string | null,
  checks: readonly HandshakeCheck[],
  sha1: (text: string) => string,
): AcceptedHandshake {
  const key = headerValues(request.headers, 'Sec-WebSocket-Key')[0] ?? ''
  const offered = parseExtensions(headerValues(request.headers, 'Sec-WebSocket-Extensions'))
  const deflate = offered.ok ? acceptDeflate(offered.extensions, policy.deflate) : null
  const extensions = deflate === null ? null : formatExtensions([deflate.answer])
  const headers: [name: string, value: string][] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', sha1(acceptInput(key))],
  ]
  if (subprotocol !== null) headers.push(['Sec-WebSocket-Protocol', subprotocol])
  if (extensions !== null) headers.push(['Sec-WebSocket-Extensions', extensions])
  if (policy.answer.kind === 'accept') headers.push(...policy.answer.headers)
  const { head, response } = respond(101, headers, null)
  return {
    kind: 'accepted',
    checks,
    response,
    bytes: head,
    subprotocol,
    extensions,
    deflate: deflate?.agreement ?? null,
  }
}

function refuse(failed: HandshakeCheck, policy: HandshakePolicy, checks: readonly HandshakeCheck[]): RefusedHandshake {
  if (failed.name === 'policy' && policy.answer.kind === 'refuse') {
    const { status, headers, body } = policy.answer
    return { kind: 'refused', checks, ...refusal(status, headers, body) }
  }
  const [status, headers] = refusalOf(failed, policy)
  const text = `${status} ${reasonPhrase(status)}: ${failed.name}\n`
  return { kind: 'refused', checks, ...refusal(status, [['Content-Type', 'text/plain'], ...headers], text) }
}

/** Status, and the headers that go with it, of a request that lacks something; 400 where nothing fits better. */
const refusals: Readonly<Partial<Record<HandshakeCheck['name'], readonly [status: number, headers: HeaderList]>>> = {
  method: [405, [['Allow', 'GET']]],
  'http-version': [505, []],
  upgrade: [426, [['Upgrade', 'websocket']]],
  // RFC 6455 §4.4.
  'sec-websocket-version': [
    426,
    [
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', WEBSOCKET_VERSION],
    ],
  ],
  path: [404, []],
  origin: [403, []],
}

function refusalOf({ name }: HandshakeCheck, policy: HandshakePolicy): readonly [status: number, headers: HeaderList] {
  if (name !== 'credentials') return refusals[name] ?? [400, []]
  const scheme = policy.required.credentials.kind === 'basic' ? 'Basic' : 'Bearer'
  return [401, [['WWW-Authenticate', `${scheme} realm="framescope"`]]]
}

/** A whole answer that ends the connection. Headers of the caller stand in the place of ours. */
export function refusal(
  status: number,
  headers: HeaderList,
  text: string,
): Pick<RefusedHandshake, 'response' | 'bytes'> {
  const body = new TextEncoder().encode(text)
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const own: HeaderList = [
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ]
  const all = [...own.filter(([name]) => !given.has(name.toLowerCase())), ...headers]
  const { head, response } = respond(status, all, body)
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return { response, bytes }
}

function respond(
  status: number,
  headers: HeaderList,
  body: Uint8Array | null,
): { readonly head: Uint8Array; readonly response: HandshakeResponse } {
  const start = { version: 'HTTP/1.1', status, reason: reasonPhrase(status) }
  const head = encodeHead(`${start.version} ${status} ${start.reason}`, headers)
  return {
    head,
    response: {
      ...start,
      headers,
      length: head.length,
      body: body === null ? null : { base64: toBase64(body), cut: false },
    },
  }
}
