import { readDeflateAgreement, type DeflateReading } from './deflate-parameters'
import { parseExtensions, type Extension } from './extension-header'
import { headerElements, headerValues, type HeaderList } from './header-list'

export interface HandshakeAgreement {
  /** As the response names it; `null` for none. */
  readonly subprotocol: string | null
  /** The response named none, or exactly one of those offered (RFC 6455 §4.1). */
  readonly subprotocolValid: boolean
  /** As the response names them; `null` for none. */
  readonly extensions: string | null
  /** All were offered, and the header could be read (RFC 6455 §4.1, §9.1). */
  readonly extensionsValid: boolean
  readonly deflate: DeflateReading
}

/** What both ends agreed on, from the headers that were really sent and received. */
export function readHandshakeAgreement(request: HeaderList, response: HeaderList): HandshakeAgreement {
  const protocols = headerValues(response, 'Sec-WebSocket-Protocol')
  const subprotocol = protocols.length === 0 ? null : protocols.join(', ')
  const extensionValues = headerValues(response, 'Sec-WebSocket-Extensions')
  const agreed = parseExtensions(extensionValues)
  const offered = readOffer(request)
  return {
    subprotocol,
    subprotocolValid: subprotocol === null || headerElements(request, 'Sec-WebSocket-Protocol').includes(subprotocol),
    extensions: extensionValues.length === 0 ? null : extensionValues.join(', '),
    extensionsValid: agreed.ok && agreed.extensions.every(({ name }) => offered.some((offer) => offer.name === name)),
    deflate: readDeflateAgreement(offered, agreed.ok ? agreed.extensions : []),
  }
}

/** An offer that the user wrote by hand and that cannot be read offers nothing. */
function readOffer(request: HeaderList): readonly Extension[] {
  const reading = parseExtensions(headerValues(request, 'Sec-WebSocket-Extensions'))
  return reading.ok ? reading.extensions : []
}
