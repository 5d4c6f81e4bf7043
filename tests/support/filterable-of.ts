import { RecordKind, type FilterableRecord } from '../../shared/filter/filterable-record'
import type { SessionEvent } from '../../shared/session/session-event'

const kinds: Readonly<Record<SessionEvent['kind'], RecordKind>> = {
  'connection-opened': RecordKind.ConnectionOpened,
  'handshake-sent': RecordKind.HandshakeSent,
  'handshake-accepted': RecordKind.HandshakeAccepted,
  'handshake-refused': RecordKind.HandshakeRefused,
  frame: RecordKind.Frame,
  message: RecordKind.Message,
  'protocol-violation': RecordKind.ProtocolViolation,
  error: RecordKind.Error,
  note: RecordKind.Note,
  'connection-closed': RecordKind.ConnectionClosed,
}

/** An event as filters see it. */
export function filterableOf(event: SessionEvent, content: Uint8Array): FilterableRecord {
  const isFrame = event.kind === 'frame'
  const isMessage = event.kind === 'message'
  return {
    kind: kinds[event.kind],
    connection: event.connection,
    time: event.time,
    payloadLength: isFrame ? event.payloadLength : isMessage ? event.length : content.length,
    contentLength: content.length,
    received: (isFrame || isMessage) && event.direction === 'received',
    opcode: isFrame ? event.opcode : isMessage && event.type === 'text' ? 1 : 2,
    compressed: isFrame ? event.rsv1 : isMessage && event.compressed,
    cause: ((isFrame || isMessage) && event.cause) || null,
    fin: isFrame && event.fin,
    rsv1: isFrame && event.rsv1,
    rsv2: isFrame && event.rsv2,
    rsv3: isFrame && event.rsv3,
    masked: isFrame && event.masked,
  }
}
