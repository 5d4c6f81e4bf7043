import type { SessionEvent } from './session-event'
import type { Direction } from './direction'

/**
 * The few classes that quick filters tell apart. Each block of a capture counts its events per class, so the size of a
 * view over any set of classes, and the place of a row in it, come from sums over blocks: no scan, at any size.
 */
export const EventClass = {
  Lifecycle: 0,
  Problem: 1,
  FrameSentText: 2,
  FrameSentBinary: 3,
  FrameReceivedText: 4,
  FrameReceivedBinary: 5,
  MessageSentText: 6,
  MessageSentBinary: 7,
  MessageReceivedText: 8,
  MessageReceivedBinary: 9,
  ControlSent: 10,
  ControlReceived: 11,
} as const
export type EventClass = (typeof EventClass)[keyof typeof EventClass]

/** Room for classes in a block's header; the format has to change to exceed it. */
export const EVENT_CLASS_COUNT = 16

/** Class of a frame. A continuation is of its message's kind; a data frame outside any message counts as binary. */
export function frameClass(direction: Direction, opcode: number, messageOpcode: number | null): EventClass {
  if (opcode >= 8) return direction === 'sent' ? EventClass.ControlSent : EventClass.ControlReceived
  const text = (messageOpcode ?? opcode) === 1
  if (direction === 'sent') return text ? EventClass.FrameSentText : EventClass.FrameSentBinary
  return text ? EventClass.FrameReceivedText : EventClass.FrameReceivedBinary
}

export function messageClass(direction: Direction, type: 'text' | 'binary'): EventClass {
  if (direction === 'sent') return type === 'text' ? EventClass.MessageSentText : EventClass.MessageSentBinary
  return type === 'text' ? EventClass.MessageReceivedText : EventClass.MessageReceivedBinary
}

export function eventClass(event: SessionEvent): EventClass {
  switch (event.kind) {
    case 'frame':
      return frameClass(event.direction, event.opcode, event.messageOpcode)
    case 'message':
      return messageClass(event.direction, event.type)
    case 'protocol-violation':
    case 'error':
      return EventClass.Problem
    case 'connection-opened':
    case 'handshake-sent':
    case 'handshake-accepted':
    case 'handshake-refused':
    case 'note':
    case 'connection-closed':
      return EventClass.Lifecycle
  }
}

/** A set of classes as bits: bit *n* stands for class *n*. */
export type EventMask = number
export const ALL_CLASSES: EventMask = (1 << EVENT_CLASS_COUNT) - 1

export interface QuickFilter {
  /** Show data as frames, as on the wire, or as reassembled messages. */
  readonly unit: 'frames' | 'messages'
  readonly sent: boolean
  readonly received: boolean
  readonly text: boolean
  readonly binary: boolean
  readonly control: boolean
}

export const showAll: QuickFilter = {
  unit: 'frames',
  sent: true,
  received: true,
  text: true,
  binary: true,
  control: true,
}

/** Lifecycle and problems are never filtered away: a view without them would tell a wrong story. */
export function quickFilterMask(filter: QuickFilter): EventMask {
  const data = filter.unit === 'frames' ? EventClass.FrameSentText : EventClass.MessageSentText
  let mask = (1 << EventClass.Lifecycle) | (1 << EventClass.Problem)
  for (const [offset, shown] of [
    [0, filter.sent && filter.text],
    [1, filter.sent && filter.binary],
    [2, filter.received && filter.text],
    [3, filter.received && filter.binary],
  ] as const)
    if (shown) mask |= 1 << (data + offset)
  if (filter.control && filter.sent) mask |= 1 << EventClass.ControlSent
  if (filter.control && filter.received) mask |= 1 << EventClass.ControlReceived
  return mask
}

/** How many events of the set there are. */
export function countInMask(counts: ArrayLike<number>, mask: EventMask): number {
  let total = 0
  for (let index = 0; index < EVENT_CLASS_COUNT; index++) if (mask & (1 << index)) total += counts[index] ?? 0
  return total
}
