import type { HeaderFieldName } from '../../shared/protocol/frame-header'
import { Opcode } from '../../shared/protocol/opcode'
import type { Outgoing } from '../../shared/session/outgoing'
import type { TimelineRow } from '../../shared/session/timeline-row'
import type { DetailTab } from './detail-slice'

/** In the order in which a conversation goes. Their words are in the message catalogue under `tour.<id>`. */
export const tourStepIds = [
  'request',
  'response',
  'frame',
  'length',
  'compression',
  'fragments',
  'control',
  'violation',
  'masking',
  'ping',
  'close',
  'refusal',
] as const
export type TourStepId = (typeof tourStepIds)[number]

/** A part of the window that a step can point at, beside the row that it selects. */
export type TourPart = HeaderFieldName | 'request' | 'response' | 'checks' | 'composer'

/** What is said about one row of the demo's conversation. */
export interface TourStep {
  readonly id: TourStepId
  /** The first row that matches is the one. */
  readonly matches: (row: TimelineRow) => boolean
  /** Where the detail shows it, of a frame. */
  readonly tab: DetailTab
  readonly points: readonly TourPart[]
  /** What has to be sent for the row to come; `null` where it comes by itself. */
  readonly sends: Outgoing | null
  /** What comes right after it answers it, and is to be seen with it. */
  readonly isAnswered?: boolean
}

type FrameRow = Extract<TimelineRow, { kind: 'frame' }>

const isFrame = (row: TimelineRow, direction: FrameRow['direction'], opcode: number): row is FrameRow =>
  row.kind === 'frame' && row.direction === direction && row.opcode === opcode

/** The demo server answers it with a close frame. */
const goodbye: Outgoing = { kind: 'text', text: 'goodbye' }

/** Length of a header that says all in two bytes (RFC 6455 §5.2). */
const SHORTEST_HEADER = 2

const stepsById: Readonly<Record<TourStepId, Omit<TourStep, 'id'>>> = {
  request: {
    matches: (row) => row.kind === 'handshake-sent',
    tab: 'payload',
    points: ['request'],
    sends: null,
  },
  response: {
    matches: (row) => row.kind === 'handshake-accepted',
    tab: 'payload',
    points: ['checks'],
    sends: null,
  },
  frame: {
    matches: (row) =>
      isFrame(row, 'received', Opcode.Text) && row.fin && !row.rsv1 && row.headerLength === SHORTEST_HEADER,
    tab: 'frame',
    points: ['fin', 'opcode'],
    sends: null,
  },
  length: {
    matches: (row) => isFrame(row, 'received', Opcode.Binary) && row.headerLength > SHORTEST_HEADER,
    tab: 'frame',
    points: ['length', 'extended-length-16'],
    sends: null,
  },
  compression: {
    // The greeting is compressed as well, which saves a byte or two.
    matches: (row) => isFrame(row, 'received', Opcode.Text) && (row.inflatedLength ?? 0) > 2 * row.payloadLength,
    tab: 'frame',
    points: ['rsv1'],
    sends: null,
  },
  fragments: {
    matches: (row) => isFrame(row, 'received', Opcode.Text) && !row.fin,
    tab: 'frame',
    points: ['fin'],
    sends: null,
  },
  control: {
    matches: (row) => isFrame(row, 'received', Opcode.Ping),
    tab: 'frame',
    points: ['opcode'],
    sends: null,
  },
  violation: {
    matches: (row) => row.kind === 'protocol-violation',
    tab: 'payload',
    points: [],
    sends: null,
  },
  masking: {
    matches: (row) => isFrame(row, 'sent', Opcode.Text) || isFrame(row, 'sent', Opcode.Binary),
    tab: 'frame',
    points: ['composer', 'mask', 'masking-key'],
    sends: { kind: 'text', text: 'Hello, demo server' },
    isAnswered: true,
  },
  ping: {
    matches: (row) => isFrame(row, 'sent', Opcode.Ping),
    tab: 'frame',
    points: ['opcode'],
    sends: { kind: 'ping', payload: new TextEncoder().encode('still there?') },
    isAnswered: true,
  },
  close: {
    matches: (row) => isFrame(row, 'received', Opcode.Close),
    tab: 'payload',
    points: [],
    sends: goodbye,
  },
  refusal: {
    matches: (row) => row.kind === 'handshake-refused',
    tab: 'payload',
    points: ['response'],
    sends: goodbye,
  },
}

export const tourSteps: readonly TourStep[] = tourStepIds.map((id) => ({ id, ...stepsById[id] }))

/** Of each step, the event that it is about; `null` until there is one. */
export type TourEvents = readonly (number | null)[]

export const noTourEvents: TourEvents = tourSteps.map(() => null)

export const findTourEvents = (rows: readonly TimelineRow[]): TourEvents =>
  tourSteps.map(({ matches }) => rows.find(matches)?.event ?? null)
