import type { HandshakeCheck } from '../session/session-event'
import { parseExtensions } from './extension-header'
import { headerElements, headerValues } from './header-list'
import type { RequestHead } from './http-head'
import { isToken } from './http-token'

export const WEBSOCKET_VERSION = '13'

/** 16 bytes in base64; what the last bits of the last digit are, decoders do not ask. */
const sixteenBytes = /^[A-Za-z0-9+/]{22}==$/

/**
 * All that a server has to check in a client's request (RFC 6455 §4.2.1), always in this order. A check fails where the
 * server must refuse. In `expected` and `actual`, an empty text stands for a header that is not there.
 */
export function checkRequest(request: Pick<RequestHead, 'method' | 'version' | 'headers'>): HandshakeCheck[] {
  const values = (name: string): readonly string[] => headerValues(request.headers, name)
  const received = (name: string): string => values(name).join(', ')
  const has = (name: string, token: string): boolean =>
    headerElements(request.headers, name).some((element) => element.toLowerCase() === token)
  const section = 'RFC 6455 4.2.1'
  return [
    { name: 'method', ok: request.method === 'GET', expected: 'GET', actual: request.method, section },
    {
      name: 'http-version',
      ok: /^HTTP\/1\.[1-9]$/.test(request.version),
      expected: 'HTTP/1.1',
      actual: request.version,
      section,
    },
    // More than one is refused as well (RFC 9112 §3.2): who is meant would be anybody's guess.
    { name: 'host', ok: values('Host').length === 1, expected: 'Host', actual: received('Host'), section },
    { name: 'upgrade', ok: has('Upgrade', 'websocket'), expected: 'websocket', actual: received('Upgrade'), section },
    {
      name: 'connection',
      ok: has('Connection', 'upgrade'),
      expected: 'Upgrade',
      actual: received('Connection'),
      section,
    },
    {
      name: 'sec-websocket-key',
      // Two headers join to something that is no key: it must not appear twice (RFC 6455 §11.3.1).
      ok: sixteenBytes.test(received('Sec-WebSocket-Key')),
      expected: '16 bytes in base64',
      actual: received('Sec-WebSocket-Key'),
      section,
    },
    {
      name: 'sec-websocket-version',
      ok: received('Sec-WebSocket-Version') === WEBSOCKET_VERSION,
      expected: WEBSOCKET_VERSION,
      actual: received('Sec-WebSocket-Version'),
      section,
    },
    {
      name: 'sec-websocket-protocol',
      ok: headerElements(request.headers, 'Sec-WebSocket-Protocol').every(isToken),
      expected: '',
      actual: received('Sec-WebSocket-Protocol'),
      section: 'RFC 6455 4.1',
    },
    {
      name: 'sec-websocket-extensions',
      ok: parseExtensions(values('Sec-WebSocket-Extensions')).ok,
      expected: '',
      actual: received('Sec-WebSocket-Extensions'),
      section: 'RFC 6455 9.1',
    },
  ]
}
