import type { MessageSource } from '../../shared/session/recorder'
import { EventClass } from '../../shared/session/event-class'
import type { EventDetail, EventPlace, FrameEvent, MessageEvent } from '../../shared/session/session-event'
import {
  DetailKindCode,
  FRAME_KIND,
  FrameFlag,
  MESSAGE_KIND,
  MessageFlag,
  MessageSourceCode,
  NO_MESSAGE,
} from './capture-format'

/** What a record says: the event itself for frames and messages, and for all where their bytes are. */
export type CapturedRecord = CapturedFrame | CapturedMessage | CapturedDetail

export interface CapturedFrame {
  readonly kind: 'frame'
  readonly event: FrameEvent
  /** Place of its header in the wire stream. */
  readonly position: number
}

export interface CapturedMessage {
  readonly kind: 'message'
  readonly event: MessageEvent
  readonly source: MessageSource
  /** Place of the payload in the stream that `source` says. */
  readonly position: number
}

export interface CapturedDetail {
  readonly kind: 'detail'
  readonly detailKind: EventDetail['kind']
  readonly place: EventPlace
  /** Place of its JSON in the detail stream. */
  readonly position: number
  readonly length: number
}

export const payloadLength = ({ event }: CapturedFrame | CapturedMessage): number =>
  event.kind === 'frame' ? event.payloadLength : event.length

const detailKinds = new Map<number, EventDetail['kind']>(
  Object.entries(DetailKindCode).map(([kind, code]) => [code, kind as EventDetail['kind']]),
)
const messageSources = new Map<number, MessageSource>(
  Object.entries(MessageSourceCode).map(([source, code]) => [code, source as MessageSource]),
)

/** Reads the record at `at`; `null` for one of a kind that this version does not know. */
export function readRecord(records: Buffer, at: number, event: number): CapturedRecord | null {
  const kind = records.readUInt8(at)
  const place = { event, connection: records.readUInt32LE(at + 4), time: records.readDoubleLE(at + 8) }
  if (kind === FRAME_KIND) return readFrame(records, at, place)
  if (kind === MESSAGE_KIND) return readMessage(records, at, place)
  const detailKind = detailKinds.get(kind)
  if (detailKind === undefined) return null
  const position = records.readDoubleLE(at + 16)
  return { kind: 'detail', detailKind, place, position, length: records.readDoubleLE(at + 24) }
}

function readFrame(records: Buffer, at: number, place: EventPlace): CapturedFrame {
  const flags = records.readUInt8(at + 2)
  const message = records.readUInt32LE(at + 36)
  const back = records.readUInt32LE(at + 40)
  const event: FrameEvent = {
    kind: 'frame',
    ...place,
    direction: flags & FrameFlag.Received ? 'received' : 'sent',
    fin: (flags & FrameFlag.Fin) !== 0,
    rsv1: (flags & FrameFlag.Rsv1) !== 0,
    rsv2: (flags & FrameFlag.Rsv2) !== 0,
    rsv3: (flags & FrameFlag.Rsv3) !== 0,
    opcode: records.readUInt8(at + 3),
    masked: (flags & FrameFlag.Masked) !== 0,
    maskingKey: records.readUInt32LE(at + 32),
    headerLength: records.readUInt8(at + 44),
    payloadLength: records.readDoubleLE(at + 24),
    message: message === NO_MESSAGE ? null : message,
    messageOpcode: message === NO_MESSAGE ? null : isText(records.readUInt8(at + 1)) ? 1 : 2,
    previousFrame: back === 0 ? null : place.event - back,
    handMade: (flags & FrameFlag.HandMade) !== 0,
  }
  return { kind: 'frame', event, position: records.readDoubleLE(at + 16) }
}

function readMessage(records: Buffer, at: number, place: EventPlace): CapturedMessage | null {
  const flags = records.readUInt8(at + 2)
  const source = messageSources.get(records.readUInt8(at + 3))
  if (source === undefined) return null
  const event: MessageEvent = {
    kind: 'message',
    ...place,
    direction: flags & MessageFlag.Received ? 'received' : 'sent',
    message: records.readUInt32LE(at + 36),
    type: isText(records.readUInt8(at + 1)) ? 'text' : 'binary',
    frameCount: records.readUInt32LE(at + 32),
    compressed: (flags & MessageFlag.Compressed) !== 0,
    wireLength: records.readDoubleLE(at + 40),
    length: records.readDoubleLE(at + 24),
  }
  return { kind: 'message', event, source, position: records.readDoubleLE(at + 16) }
}

const textClasses: ReadonlySet<number> = new Set([
  EventClass.FrameSentText,
  EventClass.FrameReceivedText,
  EventClass.MessageSentText,
  EventClass.MessageReceivedText,
])
const isText = (eventClass: number): boolean => textClasses.has(eventClass)
