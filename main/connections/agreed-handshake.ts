import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { deflateExtension, type DeflateAgreement } from '../../shared/protocol/deflate-parameters'
import { formatExtensions } from '../../shared/protocol/extension-header'
import { acceptInput } from '../../shared/protocol/handshake-accept'

/** What the two endpoints agreed on in the handshake that is already over. */
export interface Agreement {
  readonly subprotocol: string | null
  /** `null` where nothing is compressed. */
  readonly deflate: DeflateAgreement | null
}

/** Answers the request that `ws` makes as a client. */
export function switchingProtocols(key: string, { subprotocol, deflate }: Agreement): string {
  const accept = createHash('sha1').update(acceptInput(key)).digest('base64')
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    ...(subprotocol === null ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
    ...(deflate === null ? [] : [`Sec-WebSocket-Extensions: ${extensionHeader(deflate)}`]),
    '\r\n',
  ].join('\r\n')
}

/** The request that `ws` as a server answers with the agreement: as much of one as it looks at. */
export function agreedRequest({
  subprotocol,
  deflate,
}: Agreement): Pick<IncomingMessage, 'method' | 'url' | 'headers'> {
  return {
    method: 'GET',
    url: '/',
    headers: {
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      'sec-websocket-version': '13',
      ...(subprotocol === null ? {} : { 'sec-websocket-protocol': subprotocol }),
      ...(deflate === null ? {} : { 'sec-websocket-extensions': extensionHeader(deflate) }),
    },
  }
}

const extensionHeader = (deflate: DeflateAgreement): string => formatExtensions([deflateExtension(deflate)])
