import type { HandshakeCheck, HandshakeRequest, HandshakeResponse } from '../session/session-event'
import { readHandshakeAgreement } from './handshake-agreement'
import { headerElements, headerValues } from './header-list'

/**
 * All that a client has to check in the server's answer (RFC 6455 §4.1), always in this order. A check fails where the
 * client must fail the connection. In `expected` and `actual`, an empty text stands for a header that is not there.
 *
 * @param expectedAccept base64 of the SHA-1 of `acceptInput` of the key that was sent
 */
export function checkHandshake(
  request: Pick<HandshakeRequest, 'headers'>,
  response: Pick<HandshakeResponse, 'version' | 'status' | 'reason' | 'headers'>,
  expectedAccept: string,
): HandshakeCheck[] {
  const sent = (name: string): string => headerValues(request.headers, name).join(', ')
  const received = (name: string): string => headerValues(response.headers, name).join(', ')
  const agreement = readHandshakeAgreement(request.headers, response.headers)
  const version = sent('Sec-WebSocket-Version')
  const versions = headerElements(response.headers, 'Sec-WebSocket-Version')
  return [
    {
      name: 'http-version',
      // A 101 does not exist before HTTP/1.1 (RFC 9110 §15.2).
      ok: /^HTTP\/1\.[1-9]$/.test(response.version),
      expected: 'HTTP/1.1',
      actual: response.version,
      section: 'RFC 6455 4.2.2',
    },
    {
      name: 'status',
      ok: response.status === 101,
      expected: '101',
      actual: `${response.status} ${response.reason}`.trimEnd(),
      section: 'RFC 6455 4.1',
    },
    {
      name: 'upgrade',
      ok: received('Upgrade').toLowerCase() === 'websocket',
      expected: 'websocket',
      actual: received('Upgrade'),
      section: 'RFC 6455 4.1',
    },
    {
      name: 'connection',
      ok: headerElements(response.headers, 'Connection').some((token) => token.toLowerCase() === 'upgrade'),
      expected: 'Upgrade',
      actual: received('Connection'),
      section: 'RFC 6455 4.1',
    },
    {
      name: 'sec-websocket-accept',
      // Two headers join to something that matches no key: it must not appear twice (RFC 6455 §11.3.3).
      ok: received('Sec-WebSocket-Accept') === expectedAccept,
      expected: expectedAccept,
      actual: received('Sec-WebSocket-Accept'),
      section: 'RFC 6455 4.1',
    },
    {
      name: 'sec-websocket-version',
      // Only a refusal names versions, and then those that the server speaks instead.
      ok: versions.length === 0 || versions.includes(version),
      expected: version,
      actual: versions.join(', '),
      section: 'RFC 6455 4.4',
    },
    {
      name: 'sec-websocket-protocol',
      ok: agreement.subprotocolValid,
      expected: sent('Sec-WebSocket-Protocol'),
      actual: agreement.subprotocol ?? '',
      section: 'RFC 6455 4.1',
    },
    {
      name: 'sec-websocket-extensions',
      ok: agreement.extensionsValid && agreement.deflate.ok,
      expected: sent('Sec-WebSocket-Extensions'),
      actual: agreement.extensions ?? '',
      section: agreement.extensionsValid && !agreement.deflate.ok ? 'RFC 7692 7.1' : 'RFC 6455 4.1',
    },
  ]
}
