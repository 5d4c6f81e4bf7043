import { RecordKind } from './filterable-record'

/** What `kind:` tells apart: the kinds of events as people speak of them. */
export const eventCategories = [
  'frame',
  'message',
  'handshake',
  'opened',
  'closed',
  'violation',
  'error',
  'note',
] as const
export type EventCategory = (typeof eventCategories)[number]

export const recordKindsOf: Readonly<Record<EventCategory, readonly RecordKind[]>> = {
  frame: [RecordKind.Frame],
  message: [RecordKind.Message],
  handshake: [RecordKind.HandshakeSent, RecordKind.HandshakeAccepted, RecordKind.HandshakeRefused],
  opened: [RecordKind.ConnectionOpened],
  closed: [RecordKind.ConnectionClosed],
  violation: [RecordKind.ProtocolViolation],
  error: [RecordKind.Error],
  note: [RecordKind.Note],
}
